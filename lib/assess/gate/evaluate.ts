import {
  gateExamples,
  type GateExample,
  type GatePolicy,
  type GateReason,
  type GateRule,
  type GateVerdict,
} from '@/lib/model/gate'
import { matchesAny } from '@/lib/model/glob'
import type { ObservedFinding, Observation, VulnerabilityFacts } from '@/lib/model/observation'
import { severityRank, type Severity } from '@/lib/model/severity'

/** What the gate knows beside the report. */
export type GateFacts = {
  now: Date
  /** When the tool looked; null where the report does not say. */
  scannedAt: string | null
  isExploited: (vulnerability: string) => boolean
  /** The pipeline verified the signature of the base image. */
  baseSigned: boolean
}

const day = 86_400_000

/**
 * Holds the report of an image against a policy. Every broken rule is a reason, in the policy's order; the verdict is
 * the worst of their actions. What cannot be told (an age, a repository) breaks the rule that asks for it: a gate
 * that does not know does not open.
 */
export function evaluateGate(
  observation: Pick<Observation, 'assets' | 'findings' | 'vulnerabilities'>,
  policy: GatePolicy,
  facts: GateFacts,
): { verdict: GateVerdict; reasons: GateReason[] } {
  const known = new Map(observation.vulnerabilities.map((one) => [one.id, one]))
  const reasons = policy.rules.flatMap((rule) => {
    const broken = hold(rule, observation, known, facts)
    return broken ? [{ rule, ...broken }] : []
  })
  const verdict = reasons.some(({ rule }) => rule.action === 'fail') ? 'fail' : reasons.length > 0 ? 'warn' : 'pass'
  return { verdict, reasons }
}

type Broken = Omit<GateReason, 'rule'>

function hold(
  rule: GateRule,
  { assets, findings }: Pick<Observation, 'assets' | 'findings'>,
  known: ReadonlyMap<string, VulnerabilityFacts>,
  facts: GateFacts,
): Broken | null {
  const image = assets.find((asset) => asset.kind === 'image')
  switch (rule.kind) {
    case 'vulnerabilities': {
      const own = findings.filter(
        (one) =>
          one.kind === 'vulnerability' &&
          isAtLeast(one.severity, rule.severity) &&
          (!rule.fixable || one.package?.fixedVersion !== undefined) &&
          (!rule.exploited || [one.rule, ...(one.aliases ?? [])].some(facts.isExploited)) &&
          isOldEnough(known.get(one.rule)?.publishedAt, rule.publishedDaysAgo, facts.now),
      )
      return counted(own, rule.allowed, wordsOf(rule))
    }
    case 'secrets':
    case 'misconfigurations': {
      const kind = rule.kind === 'secrets' ? 'secret' : 'misconfiguration'
      const own = findings.filter((one) => one.kind === kind && isAtLeast(one.severity, rule.severity))
      return counted(own, rule.allowed, wordsOf(rule))
    }
    case 'licences': {
      const names = rule.names.map((name) => name.toLowerCase())
      const own = findings.filter((one) => one.kind === 'licence' && matchesAny(names, one.rule.toLowerCase()))
      return counted(own, 0, { one: 'licence', many: 'licences', rest: ' not allowed' })
    }
    case 'unscanned':
      if (!image) return plain('the report names no image')
      return image.document === undefined && findings.length === 0
        ? plain('the report says nothing of what is in the image: neither its system nor a package')
        : null
    case 'scan-age':
      return older(facts.scannedAt, rule.days, facts.now, 'the scan')
    case 'image-age':
      return older(createdAt(image?.document), rule.days, facts.now, 'the image')
    case 'registries': {
      const repository = image?.attributes?.['repository']
      if (typeof repository !== 'string') return plain('the report does not say which registry the image is from')
      return matchesAny(rule.from, repository) ? null : plain(`${repository} is from no registry that is allowed`)
    }
    case 'unsigned-base':
      return facts.baseSigned ? null : plain('nobody said that the signature of the base image was verified')
  }
}

const isAtLeast = (severity: Severity, least: Severity | undefined) =>
  least === undefined || severityRank[severity] >= severityRank[least]

/** One without a date has had all the time there is. */
const isOldEnough = (published: string | undefined, least: number | undefined, now: Date) =>
  least === undefined || published === undefined || now.getTime() - Date.parse(published) >= least * day

type Words = { one: string; many: string; rest: string }

const nouns = {
  vulnerabilities: { one: 'vulnerability', many: 'vulnerabilities' },
  secrets: { one: 'secret', many: 'secrets' },
  misconfigurations: { one: 'misconfiguration', many: 'misconfigurations' },
} as const

function wordsOf(rule: Extract<GateRule, { kind: keyof typeof nouns }>): Words {
  const { severity } = rule
  const least = severity === undefined || severity === 'unknown' ? '' : ` of severity ${severity} or worse`
  const { one, many } = nouns[rule.kind]
  if (rule.kind !== 'vulnerabilities') return { one, many, rest: least }
  const { fixable, exploited, publishedDaysAgo } = rule
  const known = exploited ? 'known exploited ' : ''
  const since = publishedDaysAgo === undefined ? '' : ` known for ${publishedDaysAgo} days or more`
  return { one: known + one, many: known + many, rest: `${least}${fixable ? ' with a fix' : ''}${since}` }
}

function counted(own: readonly ObservedFinding[], allowed: number, what: Words): Broken | null {
  if (own.length <= allowed) return null
  const worst = own.toSorted(
    (a, b) => severityRank[b.severity] - severityRank[a.severity] || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )
  return {
    text: `${own.length} ${own.length === 1 ? what.one : what.many}${what.rest}${allowed === 0 ? '' : `, ${allowed} allowed`}`,
    count: own.length,
    examples: worst.slice(0, gateExamples).map(exampleOf),
  }
}

function exampleOf({ rule, title, severity, package: found, location }: ObservedFinding): GateExample {
  const path = found?.path ?? location?.path
  return {
    rule,
    title,
    severity,
    ...(found && { package: found.name }),
    ...(found?.version && { version: found.version }),
    ...(found?.fixedVersion && { fixedVersion: found.fixedVersion }),
    ...(path && { path }),
  }
}

const plain = (text: string): Broken => ({ text, count: 1, examples: [] })

function older(at: string | null, most: number, now: Date, what: string): Broken | null {
  const time = at === null ? NaN : Date.parse(at)
  if (Number.isNaN(time)) return plain(`the report does not say how old ${what} is`)
  const age = Math.floor((now.getTime() - time) / day)
  return age > most ? plain(`${what} is ${age} days old, ${most} allowed`) : null
}

/** When the image was built, as its configuration says. */
function createdAt(document: unknown): string | null {
  const config = field(document, 'config')
  const created = field(config, 'created')
  return typeof created === 'string' ? created : null
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
