import type { Json } from './json'

export const auditStages = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] as const
export type AuditStage = (typeof auditStages)[number]

/** How much of a request the API server was told to write; each holds what the one before it does. */
export const auditLevels = ['Metadata', 'Request', 'RequestResponse'] as const
export type AuditLevel = (typeof auditLevels)[number]

export type AuditUser = { name: string; uid?: string; groups: string[]; extra: Record<string, string[]> }

/** The object of a request; null for requests that name none (`/healthz`). */
export type AuditObject = {
  /** Plural, lower case: `pods`, `clusterrolebindings`. */
  resource: string
  /** '' for none. */
  subresource: string
  /** '' for the core group. */
  group: string
  version: string
  /** '' for what belongs to no namespace. */
  namespace: string
  /** From the response where a create leaves it to `generateName`; '' for lists. */
  name: string
  uid?: string
}

/**
 * One event of an API server's audit log (audit.k8s.io/v1), whatever envelope it came in. Secrets are redacted before
 * it is made, texts are cut to what may be stored, and what the log does not say is empty, never guessed.
 */
export type AuditEvent = {
  auditId: string
  stage: AuditStage
  level: AuditLevel
  /** `stageTimestamp`, else when the request was received. ISO 8601 UTC. */
  at: string
  /** When the request was received, as the log writes it; the same in every stage, and no client can choose it. */
  requestedAt?: string
  /** Lower case: get, list, watch, create, update, patch, delete, deletecollection; HTTP's own without an object. */
  verb: string
  /** Path and query as the client sent them. */
  uri: string
  /** Who asked; alerts are attributed to it. */
  user: AuditUser
  /** Whom the caller acted as; what was allowed is judged by it. */
  impersonated: AuditUser | null
  /** As logged: all but the last can be made up by the client. */
  sourceIps: string[]
  userAgent: string
  object: AuditObject | null
  /** HTTP's; gRPC's (0, 7, 16 …) are translated. Null where the log gives none. */
  code: number | null
  /** `responseStatus.reason` and `.message`. */
  reason: string
  message: string
  /** What the client sent, before defaults and admission; for a patch the patch document. Null below level Request. */
  requestObject: Json | null
  /** What was stored; null below RequestResponse and where it is only a `Status`. */
  responseObject: Json | null
  annotations: Record<string, string>
  /** Key of the cluster. */
  cluster: string
}
