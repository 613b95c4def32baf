import { describe, expect, it } from 'vitest'
import type { ControlStanding, RecommendationStanding } from '@/lib/model/posture'
import { groupRows, toggled } from './recommendation-rows'

const control = (id: ControlStanding['id'], unhealthy: number): ControlStanding => ({
  id,
  name: id,
  max: 4,
  current: 1,
  healthy: 1,
  unhealthy,
  weight: 10,
  share: 5,
  potential: 5,
})
const check = (id: string, control: RecommendationStanding['control'], unhealthy: number): RecommendationStanding => ({
  id,
  name: id,
  severity: 'high',
  control,
  controlName: control,
  preview: false,
  healthy: 0,
  unhealthy,
  notApplicable: 0,
  exempt: 0,
  alone: 0,
  gain: 0,
})
const controls = [
  control('manage-access', 3),
  control('network-access', 1),
  { ...control('encrypt-at-rest', 0), healthy: 0 },
]
const checks = [check('a', 'manage-access', 1), check('b', 'manage-access', 3), check('c', 'network-access', 1)]
const base = { expanded: null, openId: null, narrowed: false }
const ids = (rows: { id: string }[]) => rows.map((row) => row.id)

describe('rows', () => {
  it('open the first control, the widest recommendation first, and leave out controls without resources', () => {
    expect(ids(groupRows(controls, checks, base))).toEqual(['manage-access', 'b', 'a', 'network-access'])
  })

  it('open the control of the open recommendation', () => {
    expect(ids(groupRows(controls, checks, { ...base, openId: 'c' }))).toEqual(['manage-access', 'network-access', 'c'])
  })

  it('close and open what is pressed and leave the others', () => {
    const rows = groupRows(controls, checks, base)
    expect(toggled(rows, 'manage-access')).toEqual([])
    expect(toggled(rows, 'network-access')).toEqual(['manage-access', 'network-access'])
    expect(ids(groupRows(controls, checks, { ...base, expanded: [] }))).toEqual(['manage-access', 'network-access'])
  })

  it('leave out controls of which nothing matches a filter', () => {
    expect(ids(groupRows(controls, checks.slice(2), { ...base, narrowed: true }))).toEqual(['network-access', 'c'])
  })
})
