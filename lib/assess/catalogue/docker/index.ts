import type { Check } from '../../check'
import { auditChecks } from './audit'
import { fileChecks } from './files'

/** Every rule about Docker hosts and their containers, in the order of the CIS Docker Benchmark. */
export const dockerChecks: readonly Check[] = [...auditChecks, ...fileChecks]
