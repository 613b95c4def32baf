import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ControlId } from '@/lib/model/control'
import type { ControlState } from './control-state'
import { movementCauses } from '@/lib/model/movement-cause'
import { attributeMovement, type NamedTally, type StateChange } from './movement'
import { scopeScore } from './score'

const points: [ControlId, number][] = [
  ['manage-access', 4],
  ['remediate-vulnerabilities', 6],
  ['best-practices', 0],
]
const access = (healthy: number, unhealthy: number): NamedTally[] => [
  { control: 'manage-access', max: 4, healthy, unhealthy },
]
const change = (asset: string, more: Partial<StateChange> = {}): StateChange => ({
  assetId: asset,
  asset,
  control: 'manage-access',
  checkId: 'k8s-pod-privileged',
  from: 'unhealthy',
  to: 'healthy',
  cause: 'fixed',
  ...more,
})
const percentage = (tallies: readonly NamedTally[]) => scopeScore(tallies, 0).percentage ?? 0
const sum = (movements: readonly { delta: number }[]) => movements.reduce((total, { delta }) => total + delta, 0)

describe('attributeMovement', () => {
  it('gives the whole step to the only cause there is', () => {
    const changes = ['w4', 'w1', 'w3', 'w2'].map((asset) => change(asset))
    expect(attributeMovement(access(2, 8), access(6, 4), changes)).toEqual([
      { cause: 'fixed', checkId: 'k8s-pod-privileged', count: 4, delta: 40, sampleAssets: ['w1', 'w2', 'w3'] },
    ])
  })

  it('keeps causes and checks apart, in a fixed order', () => {
    const changes = [
      change('new', { cause: 'appeared', checkId: null, from: 'none', to: 'unhealthy' }),
      change('worse', { cause: 'broke', from: 'healthy', to: 'unhealthy' }),
      change('better', { checkId: 'k8s-pod-host-pid' }),
    ]
    const movements = attributeMovement(access(5, 5), access(5, 6), changes)
    expect(movements.map(({ cause, checkId }) => [cause, checkId])).toEqual([
      ['fixed', 'k8s-pod-host-pid'],
      ['broke', 'k8s-pod-privileged'],
      ['appeared', null],
    ])
    expect(movements[0]?.delta).toBeCloseTo(10, 9)
    expect(movements[1]?.delta).toBeCloseTo(-10, 9)
    expect(movements[2]?.delta).toBeCloseTo((5 / 11 - 5 / 10) * 100, 9)
  })

  it('does not let a scope run empty half-way when everything is replaced', () => {
    const changes = [
      change('old', { cause: 'vanished', checkId: null, from: 'healthy', to: 'none' }),
      change('new', { cause: 'appeared', checkId: null, from: 'none', to: 'healthy' }),
    ]
    expect(attributeMovement(access(1, 0), access(1, 0), changes).map(({ delta }) => delta)).toEqual([0, 0])
  })

  it('counts an asset once, though two of its controls changed', () => {
    const before: NamedTally[] = [...access(0, 1), { control: 'network-access', max: 4, healthy: 0, unhealthy: 1 }]
    const after: NamedTally[] = [...access(1, 0), { control: 'network-access', max: 4, healthy: 1, unhealthy: 0 }]
    const [only] = attributeMovement(before, after, [change('w'), change('w', { control: 'network-access' })])
    expect(only).toMatchObject({ count: 1, delta: 100, sampleAssets: ['w'] })
  })

  it('names what the changes do not account for', () => {
    expect(attributeMovement(access(5, 5), access(6, 4), [])).toEqual([
      { cause: 'unexplained', checkId: null, count: 0, delta: 10, sampleAssets: [] },
    ])
    expect(attributeMovement(access(5, 5), access(5, 5), [])).toEqual([])
  })

  it('starts from 0 when nothing was assessed before', () => {
    const changes = [change('w', { cause: 'appeared', checkId: null, from: 'none' })]
    expect(attributeMovement([], access(1, 0), changes)).toMatchObject([{ cause: 'appeared', delta: 100 }])
  })
})

const state = fc.constantFrom<ControlState>('healthy', 'unhealthy', 'none')
const estate = fc.array(
  fc.record({
    control: fc.constantFrom(...points),
    from: state,
    to: state,
    cause: fc.constantFrom(...movementCauses),
    checkId: fc.constantFrom(null, 'x', 'y'),
  }),
  { maxLength: 60 },
)

function tallies(resources: readonly { control: [ControlId, number]; at: ControlState }[]): NamedTally[] {
  return points.map(([control, max]) => {
    const mine = resources.filter((resource) => resource.control[0] === control)
    const having = (at: ControlState) => mine.filter((resource) => resource.at === at).length
    return { control, max, healthy: having('healthy'), unhealthy: having('unhealthy') }
  })
}

describe('the shares', () => {
  it('add up to the difference, and explain all of it', () => {
    fc.assert(
      fc.property(estate, (resources) => {
        const before = tallies(resources.map(({ control, from }) => ({ control, at: from })))
        const after = tallies(resources.map(({ control, to }) => ({ control, at: to })))
        const changes = resources.map(({ control, ...rest }, index) => ({
          ...rest,
          assetId: `w${index}`,
          asset: `w${index}`,
          control: control[0],
        }))
        const movements = attributeMovement(before, after, changes)
        expect(Math.abs(sum(movements) - (percentage(after) - percentage(before)))).toBeLessThan(1e-9)
        expect(movements.map(({ cause }) => cause)).not.toContain('unexplained')
        expect(attributeMovement(before, after, [...changes].reverse())).toEqual(movements)
      }),
    )
  })

  it('add up even if the changes are wrong', () => {
    fc.assert(
      fc.property(estate, estate, estate, (one, other, wrong) => {
        const before = tallies(one.map(({ control, from }) => ({ control, at: from })))
        const after = tallies(other.map(({ control, to }) => ({ control, at: to })))
        const changes = wrong.map(({ control, ...rest }, index) => ({
          ...rest,
          assetId: `w${index}`,
          asset: `w${index}`,
          control: control[0],
        }))
        const difference = percentage(after) - percentage(before)
        expect(Math.abs(sum(attributeMovement(before, after, changes)) - difference)).toBeLessThan(1e-9)
      }),
    )
  })
})
