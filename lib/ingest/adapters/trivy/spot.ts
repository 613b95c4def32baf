import type { Problem } from '@/lib/model/json'
import { jsonPath } from '../../problems'

/** Where an item stands: on which asset, in which result, at which path of the report. */
export type Spot = {
  asset: string
  target: string
  class: string
  type: string
  /** Path of the list and the index in it; joined only when something is wrong. */
  list: readonly PropertyKey[]
  index: number
}

export function problemAt(spot: Pick<Spot, 'list' | 'index'>, field: string | null, message: string): Problem {
  return { path: jsonPath([...spot.list, spot.index, ...(field === null ? [] : [field])]), message }
}
