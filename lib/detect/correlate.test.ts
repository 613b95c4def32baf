import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntityKind, Tactic } from '@/lib/model/alert'
import type { Clue } from './clue'
import { correlate, mostAlerts } from './correlate'
import { decideIncidents, type KnownIncident } from './decide-incidents'
import { entries } from './catalogue'
import { incidentRules } from './incident-rules'

const hour = 3_600_000
let number = 0
type Named = Partial<Record<EntityKind, string>>
const clue = (type: string, at: number, named: Named, more: Partial<Clue> = {}): Clue => ({
  id: `alert-${String(++number).padStart(5, '0')}`,
  type,
  tactics: [],
  severity: 'medium',
  first: at * hour,
  last: at * hour,
  place: 'prod',
  sample: false,
  entities: Object.entries(named).map(([kind, name]) => ({ id: `${kind} ${name}`, kind: kind as EntityKind, name })),
  ...more,
})
const storyOf = (clues: readonly Clue[]) => correlate(clues).map(({ rules, alerts }) => [rules[0], alerts.length])

/** One course of each pattern, from exposed dashboard to removed traces, as types and what they share. */
const courses: Record<string, [string, Named][]> = {
  'exposed-dashboard': [
    ['k8s-exposed-dashboard', { namespace: 'dash', user: 'jo' }],
    ['k8s-exec-sa-token-read', { namespace: 'dash', pod: 'dash-1', user: 'mallory' }],
    ['k8s-cluster-admin-binding', { namespace: 'dash', 'service-account': 'dash/admin' }],
    ['k8s-miner-image', { 'service-account': 'dash/admin', image: 'xmrig' }],
  ],
  'node-escape': [
    ['k8s-privileged-container', { user: 'mallory', workload: 'tool' }],
    ['Falco_ChangeThreadNamespace', { workload: 'tool', node: 'n1' }],
    ['K8S.NODE_KubeConfigAccess', { node: 'n1' }],
  ],
  'stolen-service-account': [
    ['k8s-sa-token-outside-cluster', { 'service-account': 'shop/web', ip: '203.0.113.9' }],
    ['k8s-resource-recon', { 'service-account': 'shop/web' }],
    ['k8s-secrets-list-all', { 'service-account': 'shop/web' }],
  ],
  'malicious-image': [
    ['k8s-miner-image', { image: 'xmrig', workload: 'job' }],
    ['K8S.NODE_DigitalCurrencyMining', { image: 'xmrig', pod: 'job-1' }],
  ],
  'traces-removed': [
    ['k8s-security-agent-tamper', { user: 'mallory' }],
    ['k8s-events-deleted', { user: 'mallory' }],
  ],
  'secrets-then-rights': [
    ['k8s-secrets-list-all', { user: 'mallory' }],
    ['k8s-cluster-admin-binding', { user: 'mallory' }],
  ],
}
const courseOf = (id: string, more: (step: number) => Partial<Clue> = () => ({})) =>
  (courses[id] ?? []).map(([type, named], step) => clue(type, step, named, more(step)))

describe.each(Object.keys(courses))('%s', (id) => {
  it('is found by its course', () => {
    const clues = courseOf(id)
    expect(storyOf(clues)).toEqual([[id, clues.length]])
  })

  it('is not made of the same alerts in other clusters, of other things, or weeks apart', () => {
    expect(storyOf(courseOf(id, (step) => ({ place: `cluster ${step}` })))).toEqual([])
    const apart = (step: number) => ({ first: step * 30 * hour, last: step * 30 * hour })
    expect(storyOf(courseOf(id, apart))).toEqual([])
    const strangers = courseOf(id).map((one, step) => ({
      ...one,
      entities: one.entities.map((entity) => ({
        ...entity,
        id: `${entity.id} ${step}`,
        name: `${entity.name} ${step}`,
      })),
    }))
    expect(storyOf(strangers)).toEqual([])
  })

  it('is not made of informational alerts, or of samples and real ones together', () => {
    expect(storyOf(courseOf(id, () => ({ severity: 'informational' })))).toEqual([])
    expect(storyOf(courseOf(id, (step) => ({ sample: step % 2 === 0 })).slice(0, 2))).toEqual([])
  })
})

it('a course that must be in order is none backwards', () => {
  for (const rule of incidentRules.filter(({ order, id }) => order === 'in-order' && courses[id])) {
    const backwards = courseOf(rule.id, (step) => ({ first: -step * hour, last: -step * hour }))
    expect(correlate(backwards).flatMap(({ rules }) => rules)).not.toContain(rule.id)
  }
})

describe('without a pattern', () => {
  const step = (tactic: Tactic, at: number, named: Named, severity: Clue['severity'] = 'medium') =>
    clue(`own-${number}`, at, named, { tactics: [tactic], severity })
  const pod = { pod: 'web-1' }

  it('three tactics onward on one thing are an incident, two or none onward are not', () => {
    const three = [step('Execution', 1, pod), step('Persistence', 2, pod), step('Impact', 3, pod)]
    expect(storyOf(three)).toEqual([['kill-chain', 3]])
    expect(storyOf(three.slice(1))).toEqual([])
    expect(storyOf([step('Impact', 1, pod), step('Persistence', 2, pod), step('Execution', 3, pod)])).toEqual([])
    expect(storyOf(three.map((one) => ({ ...one, severity: 'low' as const })))).toEqual([])
  })

  it('what everybody shares ties nothing: parts of the system, addresses inside, a namespace', () => {
    for (const named of [
      { user: 'system:anonymous' },
      { ip: '10.0.0.1' },
      { ip: '169.254.169.254' },
      { namespace: 'x' },
    ])
      expect(storyOf([step('Execution', 1, named), step('Persistence', 2, named), step('Impact', 3, named)])).toEqual(
        [],
      )
  })

  it('what shares something with a step joins, and no more than that', () => {
    const steps = [step('Execution', 1, pod), step('Persistence', 2, { ...pod, user: 'jo' }), step('Impact', 3, pod)]
    const beside = clue('beside', 4, { user: 'jo', workload: 'other' })
    const further = clue('further', 5, { workload: 'other' })
    expect(correlate([...steps, beside, further])[0]?.alerts).toEqual([...steps, beside].map(({ id }) => id))
  })

  it('an alert that goes on is near what happens while it does', () => {
    const long = { ...step('Execution', 0, pod), last: 90 * hour }
    expect(storyOf([long, step('Persistence', 100, pod), step('Impact', 101, pod)])).toEqual([['kill-chain', 3]])
  })
})

it('holds no more than it may, and says how many it left out', () => {
  const many = Array.from({ length: 400 }, (_, at) => clue('beside', 3 + at / 100, { user: 'mallory', pod: `p${at}` }))
  const [story, ...others] = correlate([...courseOf('secrets-then-rights'), ...many])
  expect([story?.alerts.length, story?.left, others]).toEqual([mostAlerts, 302, []])
})

it('names only types of alerts that there are', () => {
  const ids = new Set<string>(entries.map(({ id }) => id))
  const named = incidentRules.flatMap(({ steps }) => steps.flatMap(({ types }) => types ?? []))
  const unknown = named.filter((id) => !id.startsWith('k8s-') && !id.startsWith('K8S') && !ids.has(id))
  expect([...new Set(unknown)]).toEqual([])
})

const types = [...new Set(Object.values(courses).flatMap((course) => course.map(([type]) => type)))]
const randomClue = fc.record({
  type: fc.constantFrom(...types, 'own'),
  tactics: fc.subarray<Tactic>(['InitialAccess', 'Execution', 'Persistence', 'CredentialAccess', 'Impact'], {
    maxLength: 2,
  }),
  at: fc.integer({ min: 0, max: 96 }),
  lasts: fc.integer({ min: 0, max: 12 }),
  severity: fc.constantFrom<Clue['severity']>('critical', 'medium', 'low', 'informational'),
  place: fc.constantFrom('prod', 'stage'),
  named: fc.record(
    {
      user: fc.constantFrom('jo', 'mallory', 'ci'),
      pod: fc.constantFrom('p1', 'p2', 'p3'),
      'service-account': fc.constantFrom('shop/a', 'shop/b'),
      image: fc.constantFrom('i1', 'i2'),
      namespace: fc.constantFrom('shop', 'dash'),
      node: fc.constantFrom('n1', 'n2'),
    },
    { requiredKeys: [] },
  ),
})
const randomClues = fc
  .array(randomClue, { maxLength: 40 })
  .map((rows) =>
    rows.map(({ type, tactics, at, lasts, severity, place, named }) =>
      clue(type, at, named as Named, { tactics, severity, place, last: (at + lasts) * hour }),
    ),
  )

/** Runs alerts through in batches, as the store does. */
function inBatches(clues: readonly Clue[], sizes: readonly number[]): KnownIncident[] {
  let incidents: KnownIncident[] = []
  let at = 0
  for (let round = 0; at < clues.length; round += 1) {
    at += sizes[round % sizes.length] ?? 1
    const decisions = decideIncidents(correlate(clues.slice(0, at)), incidents)
    for (const { into, merged, joining } of decisions) {
      const before = incidents.find(({ id }) => id === into)
      const id = into ?? `incident-${round}-${joining[0] ?? ''}`
      const alerts = [...(before?.alerts ?? []), ...joining]
      const rest = incidents.filter((one) => one.id !== id && !merged.includes(one.id))
      incidents = [...rest, { id, createdAt: before?.createdAt ?? round, alerts }]
    }
  }
  return incidents
}
const partition = (incidents: readonly { alerts: readonly string[] }[]) =>
  incidents.map(({ alerts }) => alerts.toSorted().join(' ')).toSorted()

describe('whatever comes', () => {
  it('the same alerts make the same incidents, in any order and in batches of any size', () => {
    fc.assert(
      fc.property(
        randomClues.chain((clues) =>
          fc.tuple(fc.constant(clues), fc.shuffledSubarray(clues, { minLength: clues.length })),
        ),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
        ([clues, shuffled], sizes) => {
          const whole = correlate(clues)
          expect(correlate(shuffled)).toEqual(whole)
          expect(partition(inBatches(shuffled, sizes))).toEqual(partition(whole))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('no alert is in two stories, none is too long, and every one has its rule', () => {
    fc.assert(
      fc.property(randomClues, (clues) => {
        const stories = correlate(clues)
        const all = stories.flatMap(({ alerts }) => alerts)
        expect(new Set(all).size).toBe(all.length)
        for (const { alerts, rules } of stories) {
          expect(alerts.length).toBeLessThanOrEqual(mostAlerts)
          expect(rules.length).toBeGreaterThan(0)
          expect(new Set(alerts.map((id) => clues.find((one) => one.id === id)?.place)).size).toBe(1)
        }
      }),
      { numRuns: 200 },
    )
  })
})
