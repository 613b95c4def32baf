/** Steps that many detections share. Placeholders: see `fill-steps`. */
export { askOwner, limitAccess, lookAtPod, readAuditLog, request, rotateToken } from '../../catalogue/steps'

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
