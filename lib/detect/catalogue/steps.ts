/** Steps that many kinds of alerts share. Placeholders: see `fill-steps`. */

export const lookAtPod =
  'See what the pod is and what it logged: `kubectl -n {namespace} describe pod {pod}` and ' +
  '`kubectl -n {namespace} logs {pod} --all-containers --since=2h`.'

export const askOwner =
  'Ask the owner of {subject} whether this was planned; if it was, dismiss the alert with that reason.'

export const isolatePod =
  'Cut the pod off before you stop it: `kubectl -n {namespace} label pod {pod} quarantine=true --overwrite`, with a ' +
  'NetworkPolicy in {namespace} that selects `quarantine=true` and allows neither ingress nor egress.'

export const replacePod =
  'Once evidence is saved, remove the pod with `kubectl -n {namespace} delete pod {pod}` and roll out from a clean ' +
  'image: `kubectl -n {namespace} rollout restart {controller}`.'

export const rotateToken =
  'Treat every credential in the pod as stolen: find its service account with ' +
  "`kubectl -n {namespace} get pod {pod} -o jsonpath='{.spec.serviceAccountName}'`, revoke its tokens and rotate the " +
  'secrets it mounts.'

export const drainNode =
  'Treat node {node} as taken over: `kubectl cordon {node}`, save its disk and memory, then drain and rebuild it ' +
  'instead of cleaning it.'

export const checkHost =
  'On {host}, look at the process tree, who was signed in and what started then: `ps -ef --forest`, `last -F`, ' +
  '`journalctl --since "-2h"`.'

export const rebuildHost =
  'If the host {host} cannot be explained, take it off the network and rebuild it from a known image.'

export const limitAccess =
  'See who may do this: `kubectl auth can-i --list --as {user}`; take away the rights that {user} does not need.'

export const readAuditLog =
  'Read what else the caller {user} did around that time in the audit log, and from which address.'

export const contain = [lookAtPod, isolatePod, rotateToken, replacePod, checkHost] as const
export const review = [askOwner, lookAtPod, checkHost] as const
export const escape = [isolatePod, drainNode, rotateToken, checkHost, rebuildHost] as const
export const request = [readAuditLog, askOwner, limitAccess] as const
