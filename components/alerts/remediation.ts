/** A step: the sentence and the commands in it that can be copied. */
export type Step = { text: { words: string; code: boolean }[]; commands: string[] }

const command = /^(?:kubectl|crictl|docker|ps|last|journalctl|ss|sudo|find|helm|ausearch)\s/

/** Takes a step apart at its backticks; what begins like a command is offered for copying. */
export function readStep(step: string): Step {
  const text = step
    .split('`')
    .map((words, index) => ({ words, code: index % 2 === 1 }))
    .filter(({ words }) => words !== '')
  return { text, commands: text.filter(({ words, code }) => code && command.test(words)).map(({ words }) => words) }
}

const contains =
  /\b(?:label pod|cordon|delete pod|rollout|revoke|rotate|rebuild|block|stop|isolate|NetworkPolicy|off the network|take away|drain)\b/i

const changing = /\b(?:delete|label|annotate|taint|cordon|drain|apply|patch|scale|rollout)\b/

const isChange = (step: string): boolean =>
  contains.test(step) || readStep(step).commands.some((line) => changing.test(line))

/** Steps that only look, and steps that change something. */
export function divideSteps(steps: readonly string[]): { inspect: string[]; mitigate: string[] } {
  return {
    inspect: steps.filter((step) => !isChange(step)),
    mitigate: steps.filter(isChange),
  }
}
