import type { Check } from '../../check'
import { resCpuLimit } from '../res-cpu-limit'
import { resCpuRequest } from '../res-cpu-request'
import { resDeprecatedApi } from '../res-deprecated-api'
import { resEphemeralStorage } from '../res-ephemeral-storage'
import { resLimitMaximum } from '../res-limit-maximum'
import { resLivenessProbe } from '../res-liveness-probe'
import { resMemoryLimit } from '../res-memory-limit'
import { resMemoryRequest } from '../res-memory-request'
import { resNakedPod } from '../res-naked-pod'
import { resPriorityClass } from '../res-priority-class'
import { resReadinessProbe } from '../res-readiness-probe'
import { resRecommendedLabels } from '../res-recommended-labels'

/** Section B of the reference: resources and availability. */
export const resourceChecks: readonly Check[] = [
  resCpuLimit,
  resMemoryLimit,
  resLimitMaximum,
  resCpuRequest,
  resMemoryRequest,
  resEphemeralStorage,
  resLivenessProbe,
  resReadinessProbe,
  resNakedPod,
  resPriorityClass,
  resRecommendedLabels,
  resDeprecatedApi,
]
