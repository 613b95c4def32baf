import type { Signal } from '@/lib/model/signal'
import type { Area } from './keys'

type Topic = Signal['topics'][number]

const areas = {
  alerts: ['alerts', 'incidents', 'counts', 'overview'],
  score: ['score', 'recommendations', 'exemptions', 'compliance', 'overview'],
  collectors: ['collectors', 'counts'],
  reports: ['reports', 'counts'],
  assets: ['assets', 'images', 'findings', 'vulnerabilities', 'overview', 'environments'],
  notifications: ['notifications'],
} as const satisfies Record<Topic, readonly Area[]>

/** What a page must ask again after signals of these topics. */
export function areasOf(topics: Iterable<Topic>): Area[] {
  return [...new Set([...topics].flatMap((topic): readonly Area[] => areas[topic]))]
}
