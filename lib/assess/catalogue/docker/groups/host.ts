import type { Check } from '../../../check'
import { hostHardened } from '../host-hardened'
import { hostSeparatePartition } from '../host-separate-partition'
import { hostTrustedUsers } from '../host-trusted-users'
import { hostVersion } from '../host-version'

/** Checks of the host itself, in the order of the benchmark. */
export const hostChecks: readonly Check[] = [hostSeparatePartition, hostTrustedUsers, hostHardened, hostVersion]
