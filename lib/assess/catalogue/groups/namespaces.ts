import type { Check } from '../../check'
import { nsLimitrange } from '../ns-limitrange'
import { nsQuota } from '../ns-quota'

/** Section G of the reference: namespaces and what protects them, as far as several objects decide it. */
export const namespaceChecks: readonly Check[] = [nsQuota, nsLimitrange]
