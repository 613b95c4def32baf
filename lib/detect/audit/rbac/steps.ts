import { askOwner, limitAccess, readAuditLog } from '../../catalogue/steps'

export const lookAtBinding =
  'See whom it names and what they get: `kubectl get {resource} {name} -n {namespace} -o yaml` (a cluster-wide one ' +
  'needs no `-n`), and compare with what was asked for.'

export const removeBinding =
  'If nobody asked for it, delete it: `kubectl delete {resource} {name}` (with `-n {namespace}` for a RoleBinding); ' +
  'then look for what its subjects did meanwhile.'

export const lookAtRole =
  'Read its rules: `kubectl get {resource} {name} -o yaml`, and who holds it: ' +
  '`kubectl get clusterrolebindings,rolebindings -A -o wide | grep {name}`.'

export const narrowRole =
  'Leave it only the verbs and resources that its holder needs; bind it in one namespace instead of the whole cluster.'

export const onBinding = [lookAtBinding, removeBinding, readAuditLog, askOwner, limitAccess] as const
export const onRole = [lookAtRole, narrowRole, readAuditLog, askOwner, limitAccess] as const
