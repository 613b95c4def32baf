/** Steps that many detections share. Placeholders: see `fill-steps`. */
export { askOwner, limitAccess, lookAtPod, readAuditLog, rotateToken } from '../../catalogue/steps'

export const readObject = 'Read what was asked for: `kubectl -n {namespace} get {resource} {name} -o yaml`.'

export const removeObject =
  'If it may not stay: `kubectl -n {namespace} delete {resource} {name}`, and mend the manifest or pipeline that it ' +
  'came from, or it comes back.'

export const enforceBaseline =
  'Have the cluster refuse the next one: `kubectl label namespace {namespace} ' +
  'pod-security.kubernetes.io/enforce=baseline` (try it with `--dry-run=server` first: it names the pods in the way).'

export const suspectNode =
  'If it ran, take its node for lost: what reaches the node can read the tokens of every pod on it. Cordon it, save ' +
  'what you need as evidence, and build it anew.'
/** Steps that many detections over the audit log share. Placeholders: see `fill-steps`. */

export const askCaller = 'Ask {user} whether this was planned; if it was, dismiss the alert with that reason.'

export const readRequests =
  'Read what else {user} asked for around that time, from which addresses and with which programs.'

export const seeRights =
  'See what {user} may do: `kubectl auth can-i --list --as {user}`; take away what is not needed.'

export const revokeUser =
  'If {user} cannot explain it, take its bindings away, end its sessions with the identity provider and rotate its ' +
  'certificates.'

export const rotateAccount =
  'Treat the token of {user} as stolen: delete the pods that run with it, delete long-lived token secrets of it, and ' +
  'find where it was read.'

export const rotateSecrets = 'Rotate every secret that was read, and everything that it opens.'
