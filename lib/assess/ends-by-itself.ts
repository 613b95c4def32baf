import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { Unknown } from './pod-check'

/** Why a job needs no probes; null for pods that are meant to run on. */
export function endsByItself({ object }: { object: KubernetesObject }): Unknown | null {
  return object.kind === 'Job' || object.kind === 'CronJob' ? { unknown: 'jobs end by themselves' } : null
}
