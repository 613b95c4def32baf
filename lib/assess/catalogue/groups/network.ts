import type { Check } from '../../check'
import { netDefaultDeny } from '../net-default-deny'
import { netImds } from '../net-imds'
import { netNamespacePolicy } from '../net-namespace-policy'
import { netPolicyDangling } from '../net-policy-dangling'
import { netWorkloadUnprotected } from '../net-workload-unprotected'
import { svcDuplicateSelector } from '../svc-duplicate-selector'
import { svcExposedSensitive } from '../svc-exposed-sensitive'
import { svcNoWorkload } from '../svc-no-workload'
import { svcUnprotectedExposure } from '../svc-unprotected-exposure'

/** Sections G and H of the reference, as far as several objects decide it: policies, exposure, services. */
export const networkChecks: readonly Check[] = [
  netNamespacePolicy,
  netWorkloadUnprotected,
  netDefaultDeny,
  netPolicyDangling,
  netImds,
  svcExposedSensitive,
  svcUnprotectedExposure,
  svcNoWorkload,
  svcDuplicateSelector,
]
