import type { ReportContext } from '@/lib/ingest/adapter'
import { redactText } from '@/lib/model/redact'
import { dockerContainerKey } from '@/lib/model/key'
import type { Observation, ObservedScope } from '@/lib/model/observation'
import { problemsOf } from '../../problems'
import { expected, instant, text } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { numberingOf, ruleOf } from './number'
import { resultSchema, type Bench, type BenchResult } from './payload'

type Host = { name: string; key: string }
const words = ['PASS', 'WARN', 'INFO', 'NOTE']
/** What makes a test pointless on a host, in the tool's words. */
const pointless = /not found|^No .* found$|not listening|No containers running|not applicable/i
/** Tests whose items are containers; those of section 4 besides name images. */
const ofContainers = /^cis-docker-1\.6\/(?:5\.(?!1$)|4\.1$)/

/**
 * A report as verdicts by rule: what it warns of are faults, of the containers that it names or else of the host;
 * what passed is said too, so that both stand beside our own checks. Notes and information judge nothing.
 */
export function normalize(bench: Bench, host: Host, context: ReportContext): Observation {
  const into = new Gathering()
  into.addAsset({ kind: 'docker-host', key: host.key, name: host.name, mentioned: true })
  const numbering = numberingOf(bench)
  const rules: string[] = []
  let isWhole = true
  for (const [section, { results }] of bench.tests.entries()) {
    for (const [index, item] of results.entries()) {
      const spot = ['tests', section, 'results', index]
      const parsed = resultSchema.safeParse(item)
      if (!parsed.success || !words.includes(parsed.data.result)) {
        const problems = parsed.success
          ? [
              {
                path: `$.tests[${section}].results[${index}].result`,
                message: expected('PASS, WARN, INFO or NOTE', parsed.data.result),
              },
            ]
          : problemsOf(parsed.error, spot)
        for (const problem of problems) into.rejectItem(host.key, 'misconfiguration', problem)
        isWhole = false
        continue
      }
      const rule = ruleOf(numbering, bench.dockerbenchsecurity, parsed.data.id, parsed.data.desc ?? '')
      rules.push(rule)
      readResult(into, host, rule, parsed.data)
    }
  }
  into.cover(host.key, 'misconfiguration', isWhole)
  const complete = isWhole && context.complete !== false
  const seconds = bench.end ?? bench.start
  const ran =
    typeof seconds === 'number' && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1_000).toISOString() : undefined
  const observation = into.observation({
    source: 'docker-bench',
    evidenceAt: ran ?? instant(context.collectedAt) ?? context.collectedAt,
    title: host.name,
    complete,
    rules: [...new Set(rules)].sort(),
  })
  // All running containers were held against these; those that are not named passed.
  const held = [...new Set(rules)].filter((rule) => ofContainers.test(rule)).sort()
  const spread: ObservedScope[] = held.length > 0 ? [{ type: 'rules', cluster: host.key, rules: held, complete }] : []
  return { ...observation, scopes: [...observation.scopes, ...spread] }
}

function readResult(into: Gathering, host: Host, rule: string, result: BenchResult): void {
  const details = text(result.details, 500)
  if (result.result === 'PASS') into.addPass({ asset: host.key, rule, status: 'healthy' })
  else if (result.result === 'INFO' && details && pointless.test(details)) {
    into.addPass({ asset: host.key, rule, status: 'not-applicable', reason: redactText(details) })
  } else if (result.result === 'WARN') {
    for (const { asset, items } of placesOf(into, host, rule, result.items ?? []))
      addFault(into, asset, rule, result, items)
  }
}

/** The containers that a fault names with what is said of each, or the host with all that is said. */
function placesOf(
  into: Gathering,
  host: Host,
  rule: string,
  items: readonly string[],
): { asset: string; items: string[] }[] {
  const said = items.filter((item) => item !== '(truncated)')
  if (!ofContainers.test(rule) || said.length === 0) return [{ asset: host.key, items: said }]
  const byName = new Map<string, string[]>()
  for (const item of said) {
    const [name = ''] = item.split(':')
    byName.set(name, [...(byName.get(name) ?? []), item])
  }
  return [...byName].map(([name, own]) => {
    const key = dockerContainerKey(host.name, name)
    into.addAsset({ kind: 'container', key, name, cluster: host.key, mentioned: true })
    return { asset: key, items: own }
  })
}

function addFault(into: Gathering, asset: string, rule: string, result: BenchResult, items: readonly string[]): void {
  const remediation = text(result.remediation, 2_000)
  const messages = items.length > 0 ? items.slice(0, 20) : [text(result.details, 500) ?? ''].filter((one) => one !== '')
  into.addFinding({
    asset,
    kind: 'misconfiguration',
    rule,
    title: text(result.desc, 500) ?? rule,
    severity: 'medium',
    identity: [],
    detail: {
      number: result.id,
      ...(messages.length > 0 && { messages: messages.map(redactText) }),
      ...(remediation && { remediation }),
    },
  })
}
