import {
  tuningBounds,
  type DetectionExceptionItem,
  type DetectionItem,
  type DetectionKind,
} from '@/lib/model/detection-setting'

export const kindWords: Readonly<Record<DetectionKind, string>> = {
  event: 'One event',
  state: 'What came before',
  inventory: 'With the inventory',
}

/** How it stands where the reader may look: `On`, `Off in 2 of 3`, `Tuned in production`. */
export function standingWords({ environments }: Pick<DetectionItem, 'environments'>): string {
  const off = environments.filter(({ enabled }) => !enabled)
  const tuned = environments.filter(({ tuning }) => Object.keys(tuning).length > 0)
  if (off.length > 0 && off.length === environments.length) return 'Off'
  if (off.length > 0)
    return `Off in ${off.length === 1 ? (off[0]?.name ?? '') : `${off.length} of ${environments.length}`}`
  if (tuned.length > 0) return `Tuned in ${tuned.length === 1 ? (tuned[0]?.name ?? '') : tuned.length}`
  return 'On'
}

/** `3 events within 6 minutes`: the numbers in force, with those of the environment in place. */
export function tuningWords(
  { tunable }: DetectionItem,
  tuning: DetectionItem['environments'][number]['tuning'],
): string {
  return tunable
    .map(({ name, default: own }) => `${tuningBounds[name].label} ${tuning[name] ?? own} ${tuningBounds[name].unit}`)
    .join(', ')
}

/** `user ci-*, namespace build`: what an exception names. */
export function exceptionWords(
  exception: Pick<DetectionExceptionItem, 'user' | 'namespace' | 'image' | 'name'>,
): string {
  const parts = (['user', 'namespace', 'image', 'name'] as const).flatMap((part) =>
    exception[part] === null ? [] : [`${part} ${exception[part]}`],
  )
  return parts.join(', ')
}
