import { askOwner, limitAccess, readAuditLog } from '../../catalogue/steps'

export const closeService =
  'Take it off the outside: `kubectl -n {namespace} patch service {name} -p \'{"spec":{"type":"ClusterIP"}}\'`, and reach it ' +
  'by port forwarding, a VPN or a proxy that asks for a sign-in.'

export const closeEntry =
  'Take the way in away: `kubectl -n {namespace} delete {resource} {name}`, or put a sign-in in front of it.'

export const whoCame = 'Read the logs of the program behind it for whoever came in the meantime.'

export const onExposure = [whoCame, askOwner, readAuditLog, limitAccess] as const
