import type { Json } from './json'

/** A request to an API server as lists and pages show it. Times are ISO 8601 UTC. */
export type AuditRequest = {
  id: string
  at: string
  environment: { id: string; name: string }
  cluster: { id: string; name: string } | null
  user: string
  impersonated: string | null
  verb: string
  /** With its subresource; '' for a request about no object. */
  resource: string
  namespace: string
  name: string
  code: number | null
  /** The last source address. */
  address: string
  userAgent: string
  uri: string
  level: string
  stage: string
  auditId: string
  /** Groups, all addresses, reason, message, the binding that allowed it: as far as there are any. */
  detail: Json
}
