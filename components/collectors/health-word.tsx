import { HealthMark } from '../mark/status-mark'
import type { CollectorHealth } from '@/lib/model/collector-health'
import { healthNames } from './collector-facts'

/** The health of a collector; one that ended has no mark, as nothing is expected of it. */
export function HealthWord({ health }: { health: CollectorHealth }) {
  if (health === 'expired' || health === 'revoked') return <span className="faint">{healthNames[health]}</span>
  return <HealthMark health={health} />
}
