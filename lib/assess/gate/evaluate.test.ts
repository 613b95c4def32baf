import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateActions, gateRuleSchema, type GateRule } from '@/lib/model/gate'
import type { ObservedFinding } from '@/lib/model/observation'
import { evaluateGate, type GateFacts } from './evaluate'

const now = new Date('2026-11-20T12:00:00Z')
const finding = (rule: string, given: Partial<ObservedFinding> = {}): ObservedFinding => ({
  asset: 'image/shop',
  kind: 'vulnerability',
  rule,
  title: rule,
  severity: 'high',
  identity: [rule],
  ...given,
})
const image = {
  kind: 'image' as const,
  key: 'image/shop',
  name: 'registry.example.com/shop:1',
  attributes: { repository: 'registry.example.com/shop' },
  document: { os: { family: 'debian' }, config: { created: '2026-11-01T00:00:00Z' } },
}
const report = (findings: ObservedFinding[], published: Record<string, string> = {}) => ({
  assets: [image],
  findings,
  vulnerabilities: Object.entries(published).map(([id, publishedAt]) => ({
    id,
    severity: 'high' as const,
    publishedAt,
  })),
})
const facts: GateFacts = {
  now,
  scannedAt: '2026-11-20T11:00:00Z',
  isExploited: (id: string) => id === 'CVE-2021-44228',
  baseSigned: false,
}
const rule = (given: object) => gateRuleSchema.parse({ action: 'fail', ...given })
const ask = (rules: GateRule[], subject: Parameters<typeof evaluateGate>[0] = report([]), told = facts) =>
  evaluateGate(subject, { rules }, told)
const count = (rules: GateRule[], subject = report([])) => ask(rules, subject).reasons.map((reason) => reason.count)

describe('vulnerabilities', () => {
  const fixed = { package: { name: 'zlib', version: '1', fixedVersion: '2' } }

  it('are counted from a severity up, and so many are allowed', () => {
    const subject = report([finding('A', { severity: 'critical' }), finding('B'), finding('C', { severity: 'medium' })])
    expect(count([rule({ kind: 'vulnerabilities', severity: 'high' })], subject)).toEqual([2])
    expect(count([rule({ kind: 'vulnerabilities', severity: 'high', allowed: 2 })], subject)).toEqual([])
    expect(count([rule({ kind: 'vulnerabilities', allowed: 2 })], subject)).toEqual([3])
  })

  it('may count only with a fix, only when exploited (by any of their ids), only when known for long', () => {
    const subject = report([finding('A', fixed), finding('GHSA-1', { aliases: ['CVE-2021-44228'] }), finding('C')], {
      A: '2026-11-19T00:00:00Z',
      C: '2026-01-01T00:00:00Z',
    })
    expect(count([rule({ kind: 'vulnerabilities', fixable: true })], subject)).toEqual([1])
    expect(count([rule({ kind: 'vulnerabilities', exploited: true })], subject)).toEqual([1])
    // The one without a date counts as old.
    expect(count([rule({ kind: 'vulnerabilities', publishedDaysAgo: 30 })], subject)).toEqual([2])
  })

  it('are shown worst first, with what mends them, and not more than a page of them', () => {
    const many = Array.from({ length: 60 }, (_, at) => finding(`CVE-${at}`))
    const [reason] = ask(
      [rule({ kind: 'vulnerabilities' })],
      report([...many, finding('Z', { severity: 'critical', ...fixed })]),
    ).reasons
    expect(reason).toMatchObject({ count: 61, text: '61 vulnerabilities' })
    expect(reason?.examples).toHaveLength(20)
    expect(reason?.examples[0]).toEqual({
      rule: 'Z',
      title: 'Z',
      severity: 'critical',
      package: 'zlib',
      version: '1',
      fixedVersion: '2',
    })
  })
})

it('counts secrets, misconfigurations and licences by themselves', () => {
  const subject = report([
    finding('aws-key', { kind: 'secret', severity: 'critical' }),
    finding('DS002', { kind: 'misconfiguration', severity: 'low' }),
    finding('GPL-3.0-only', { kind: 'licence', severity: 'unknown' }),
  ])
  expect(count([rule({ kind: 'secrets', severity: 'high' })], subject)).toEqual([1])
  expect(count([rule({ kind: 'misconfigurations', severity: 'medium' })], subject)).toEqual([])
  expect(count([rule({ kind: 'licences', names: ['gpl-*'] })], subject)).toEqual([1])
  expect(count([rule({ kind: 'licences', names: ['AGPL-*'] })], subject)).toEqual([])
})

it('does not open for what it does not know', () => {
  const nothing = { assets: [], findings: [], vulnerabilities: [] }
  const unknown = { ...facts, scannedAt: null }
  const rules = ['unscanned', 'unsigned-base'].map((kind) => rule({ kind }))
  const dated = ['scan-age', 'image-age'].map((kind) => rule({ kind, days: 3_650 }))
  const from = rule({ kind: 'registries', from: ['*'] })
  const { verdict, reasons } = ask([...rules, ...dated, from], nothing, unknown)
  expect(verdict).toBe('fail')
  expect(reasons).toHaveLength(5)
  // An image in which nothing was looked into is as good as none.
  const { document: _, ...bare } = image
  expect(ask([rule({ kind: 'unscanned' })], { ...nothing, assets: [bare] }).verdict).toBe('fail')
  expect(ask([rule({ kind: 'unscanned' })]).verdict).toBe('pass')
})

it('tells ages in days, to the day', () => {
  expect(ask([rule({ kind: 'image-age', days: 19 })]).verdict).toBe('pass')
  expect(ask([rule({ kind: 'image-age', days: 18 })]).reasons[0]?.text).toBe('the image is 19 days old, 18 allowed')
  expect(ask([rule({ kind: 'scan-age', days: 1 })]).verdict).toBe('pass')
})

it('lets images through by their repository, whole', () => {
  expect(ask([rule({ kind: 'registries', from: ['registry.example.com/*'] })]).verdict).toBe('pass')
  expect(ask([rule({ kind: 'registries', from: ['registry.example.com'] })]).verdict).toBe('fail')
  expect(ask([rule({ kind: 'registries', from: ['docker.io/*', '*/shop'] })]).verdict).toBe('pass')
})

it('gives the worst of the actions as its verdict', () => {
  const severities = ['critical', 'high', 'medium', 'low'] as const
  const some = array(constantFrom(...severities), { maxLength: 12 })
  assert(
    property(
      some,
      array(constantFrom(...severities.flatMap((severity) => gateActions.map((action) => ({ severity, action })))), {
        maxLength: 6,
      }),
      (found, given) => {
        const subject = report(found.map((severity, at) => finding(`CVE-${at}`, { severity })))
        const { verdict, reasons } = ask(
          given.map((one) => rule({ kind: 'vulnerabilities', ...one })),
          subject,
        )
        const broken = given.filter(({ severity }) =>
          found.some((one) => severities.indexOf(one) <= severities.indexOf(severity)),
        )
        expect(reasons).toHaveLength(broken.length)
        const worst = broken.some(({ action }) => action === 'fail') ? 'fail' : broken.length > 0 ? 'warn' : 'pass'
        expect(verdict).toBe(worst)
      },
    ),
  )
})
