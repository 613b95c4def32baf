import type { PostureTallies } from '@/lib/store/assessment-diff'
import type { Scored } from './control-standing'

/** How an environment would stand with these changes of its tallies; it stays as it is itself. */
export function standingWith<Standing extends Scored>(standing: Standing, tallies: PostureTallies): Standing {
  const controls = new Map([...standing.controls].map(([id, counts]) => [id, { ...counts }]))
  let { weight } = standing
  for (const { key, by } of tallies.controls.rows()) {
    const [environmentId, control, state] = key
    if (environmentId !== standing.id || (state !== 'healthy' && state !== 'unhealthy')) continue
    if (control === 'any') {
      weight += by
      continue
    }
    const counts = controls.get(String(control)) ?? { healthy: 0, unhealthy: 0 }
    controls.set(String(control), { ...counts, [state]: counts[state] + by })
  }
  return { ...standing, controls, weight }
}
