import { formatCount } from '@/components/ui/format-count'
import type { Overview } from '@/lib/model/overview'

const kinds = [
  ['cluster', 'cluster', 'clusters'],
  ['registry', 'registry', 'registries'],
  ['docker-host', 'Docker host', 'Docker hosts'],
  ['image', 'image', 'images'],
] as const

/** `3 environments, 6 clusters, 1 registry, 10 Docker hosts`; kinds of which there is nothing are left out. */
export function estateFacts({ score, assets }: Pick<Overview, 'score' | 'assets'>): string {
  const [only] = score.environments
  const first = score.environments.length === 1 && only ? only.name : `${score.environments.length} environments`
  const parts = kinds.flatMap(([kind, one, many]) => {
    const count = assets[kind] ?? 0
    return count > 0 ? [`${formatCount(count)} ${count === 1 ? one : many}`] : []
  })
  return [first, ...parts].join(', ')
}
