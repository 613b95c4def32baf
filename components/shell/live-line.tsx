import { HealthMark } from '../mark/status-mark'
import type { ReactNode } from 'react'

export type LiveState = 'live' | 'late' | 'away'

/** Whether the page follows what happens: `live` green dot, `late` clock, `away` paper on ink. */
export function LiveLine({ state, children }: { state: LiveState; children: ReactNode }) {
  const health = state === 'live' ? 'reporting' : state === 'late' ? 'late' : 'silent'
  return (
    <span className="live">
      <HealthMark health={health} words={children} />
    </span>
  )
}
