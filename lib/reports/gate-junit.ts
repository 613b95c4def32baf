import type { GateReason, GateResult } from '@/lib/model/gate'

type Answers = readonly { file: string; result: GateResult }[]

/** Answers of the gate as JUnit XML: an image is a suite, a broken rule a failed case, a warning a case with output. */
export function gateJunit(answers: Answers): string {
  const suites = answers.map(({ file, result: { image, reasons, rules } }) => {
    const failed = reasons.filter((reason) => reason.rule.action === 'fail').length
    const held = Array.from({ length: Math.max(0, rules - reasons.length) }, (_, at) =>
      element('testcase', { name: `rule ${at + 1} that holds` }),
    )
    const head = { name: image ?? file, tests: String(Math.max(rules, reasons.length)), failures: String(failed) }
    return element('testsuite', head, [...reasons.map(caseOf), ...held].join('\n'))
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'Plimsoll gate' }, suites.join('\n'))}\n`
}

function caseOf({ rule, text, examples }: GateReason): string {
  const list = examples.map((one) =>
    [one.severity, one.rule, one.package, one.version, one.fixedVersion && `fixed in ${one.fixedVersion}`]
      .filter(Boolean)
      .join(' '),
  )
  const body = escaped([text, ...list].join('\n'))
  const told =
    rule.action === 'fail'
      ? `<failure message="${escaped(text)}">${body}</failure>`
      : `<system-out>${body}</system-out>`
  return element('testcase', { name: `${rule.kind}: ${text}` }, told)
}

const element = (name: string, attributes: Record<string, string>, content = '') =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${escaped(value)}"`)
    .join(' ')}>${content}</${name}>`

/** What XML may hold at all (no control characters, no half of a pair), with its own signs escaped. */
const escaped = (text: string) =>
  text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
