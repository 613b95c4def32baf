import type { GateExample, GateResult } from '@/lib/model/gate'

type Answers = readonly { file: string; result: GateResult }[]

/** Answers of the gate as SARIF 2.1.0: a rule of the policy is a rule, and each finding that breaks it a result. */
export function gateSarif(answers: Answers): object {
  const rules = new Map<string, object>()
  const results = answers.flatMap(({ file, result }) =>
    result.reasons.flatMap(({ rule, text, examples }) => {
      const ruleId = `gate/${rule.kind}`
      rules.set(ruleId, { id: ruleId, shortDescription: { text: `Gate: ${rule.kind}` } })
      const level = rule.action === 'fail' ? 'error' : 'warning'
      const place = { physicalLocation: { artifactLocation: { uri: result.image ?? file } } }
      const told = examples.length > 0 ? examples.map(wordsOf) : [text]
      return told.map((words) => ({ ruleId, level, message: { text: words }, locations: [place] }))
    }),
  )
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Plimsoll gate', rules: [...rules.values()] } }, results }],
  }
}

function wordsOf({ rule, title, severity, package: name, version, fixedVersion }: GateExample): string {
  const where = name ? ` in ${[name, version].filter(Boolean).join(' ')}` : ''
  const mend = fixedVersion ? `; fixed in ${fixedVersion}` : ''
  return `${rule} (${severity})${where}${mend}${title && title !== rule ? `: ${title}` : ''}`
}
