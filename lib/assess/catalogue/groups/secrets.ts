import type { Check } from '../../check'
import { secretCommandArgs } from '../secret-command-args'
import { secretConfigmap } from '../secret-configmap'
import { secretEnvLiteral } from '../secret-env-literal'
import { secretEnvRef } from '../secret-env-ref'
import { secretExternalStore } from '../secret-external-store'
import { secretLastApplied } from '../secret-last-applied'
import { secretTlsExpiry } from '../secret-tls-expiry'
import { secretUnused } from '../secret-unused'

/** Section E of the reference: secrets and where they lie open. */
export const secretChecks: readonly Check[] = [
  secretEnvLiteral,
  secretConfigmap,
  secretEnvRef,
  secretCommandArgs,
  secretLastApplied,
  secretTlsExpiry,
  secretExternalStore,
  secretUnused,
]
