import { askOwner, limitAccess, readAuditLog } from '../catalogue/steps'

export const rotateRead =
  'Treat what was read as known to others: make new passwords, keys and certificates, and replace the secrets.'

export const whoReadsSecrets =
  'See who may read secrets there: `kubectl auth can-i list secrets -A --as {user}`, and grant `get` on named secrets ' +
  'alone.'

export const onSecretRead = [readAuditLog, rotateRead, whoReadsSecrets, askOwner, limitAccess] as const
export const onCredential = [readAuditLog, askOwner, limitAccess] as const
