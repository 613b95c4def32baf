import type { ControlId } from '@/lib/model/control'
import type { Severity } from '@/lib/model/severity'
import type { Mappings } from '../../check'
import type { Condition } from './flags'

export type Component = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'etcd'

/** One line of the table: a setting, when it is wrong, why that matters, and what to write instead. */
export type Setting = {
  id: string
  name: string
  severity: Severity
  control: ControlId
  why: string
  mend: string
  fails: Condition
  mappings: Mappings
}

/** Ids of the same setting elsewhere: CIS 1.8, CIS from 1.9 on (`-`: not there), Kubescape, Trivy. */
export function ids(before: string, since: string, kubescape: string | null, trivy: string | null = null): Mappings {
  const cis = [...(before === '-' ? [] : [`v1.8:${before}`]), ...(since === '-' ? [] : [`v1.12:${since}`])]
  return {
    cis: before === since ? [since] : cis,
    ...(kubescape && { kubescape: kubescape.split(' ') }),
    ...(trivy && { trivy: trivy.split(' ') }),
  }
}
