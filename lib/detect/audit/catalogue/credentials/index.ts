import type { StatelessDetection } from '../../detection'
import { bootstrapToken } from './bootstrap-token'
import { configmapCredentials } from './configmap-credentials'
import { csrApproved } from './csr-approved'
import { csrCreated } from './csr-created'
import { legacyTokenSecret } from './legacy-token-secret'
import { secretModified } from './secret-modified'
import { secretScriptingAgent } from './secret-scripting-agent'
import { secretsListAll } from './secrets-list-all'
import { tokenRequest } from './token-request'

/** Credentials and secrets: decided by the event alone. */
export const credentials: readonly StatelessDetection[] = [
  secretsListAll,
  secretScriptingAgent,
  secretModified,
  tokenRequest,
  legacyTokenSecret,
  csrCreated,
  csrApproved,
  bootstrapToken,
  configmapCredentials,
]
