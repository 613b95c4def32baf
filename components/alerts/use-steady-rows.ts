'use client'

import { useState } from 'react'
import { firstRows, settleRows, type Steady } from './steady-rows'

type Memory<Row> = { key: string; data: readonly Row[]; held: boolean; list: Steady<Row> }

/**
 * The rows to show for `data`, which hold still while `held`. Another `key` (other filters) starts anew, once its own
 * data is there: until then (`settled` false) the old rows stay. `letIn` takes in what waits.
 */
export function useSteadyRows<Row extends { id: string }>(
  { key, data, whole, settled }: { key: string; data: readonly Row[]; whole: boolean; settled: boolean },
  { held, own }: { held: boolean; own: ReadonlySet<string> },
): Steady<Row> & { letIn: () => void } {
  const [memory, setMemory] = useState<Memory<Row>>(() => ({ key, data, held, list: firstRows(data, whole) }))
  let now = memory
  if (!settled) now = memory
  else if (memory.key !== key) now = { key, data, held, list: firstRows(data, whole) }
  else if (memory.data !== data || (memory.held && !held)) {
    now = { key, data, held, list: settleRows(memory.list, data, { held, own, whole }) }
  } else if (memory.held !== held) now = { ...memory, held }
  // React draws again at once, before anything is on screen: https://react.dev/reference/react/useState
  if (now !== memory) setMemory(now)
  const letIn = () => setMemory({ ...now, list: settleRows(now.list, data, { held: false, own, whole }) })
  return { ...now.list, letIn }
}
