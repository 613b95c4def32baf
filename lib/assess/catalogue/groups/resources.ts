import type { Check } from '../../check'
import { resCpuLimit } from '../res-cpu-limit'
import { resMemoryLimit } from '../res-memory-limit'

/** Section B of the reference: resources and availability. */
export const resourceChecks: readonly Check[] = [resCpuLimit, resMemoryLimit]
