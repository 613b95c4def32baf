/** How long G waits for the letter after it, in ms. */
export const sequenceWait = 1200

export type Sequence = { armedAt: number | null }
export type SequenceStep = { next: Sequence; go: string | null; taken: boolean }

/**
 * One step of "G then a letter". `name` is the key's name, `now` in ms, `letters` those that lead somewhere.
 * `taken` says that the key belonged to the sequence and must not do anything else.
 */
export function stepSequence(state: Sequence, name: string, now: number, letters: ReadonlySet<string>): SequenceStep {
  const armed = state.armedAt !== null && now - state.armedAt <= sequenceWait
  if (!armed)
    return name === 'g'
      ? { next: { armedAt: now }, go: null, taken: true }
      : { next: { armedAt: null }, go: null, taken: false }
  return { next: { armedAt: null }, go: letters.has(name) ? name : null, taken: true }
}
