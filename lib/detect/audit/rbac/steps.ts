import { askOwner, limitAccess, readAuditLog } from '../../catalogue/steps'

const lookAtBinding =
  'See whom it names and what they get: `kubectl get {resource} -A --field-selector metadata.name={name} -o yaml`, and ' +
  'compare with what was asked for.'

const removeBinding =
  'If nobody asked for it, delete it: `kubectl delete {resource} {name}` (a RoleBinding with `-n` and its namespace); ' +
  'then look for what its subjects did meanwhile.'

const lookAtRole =
  'Read its rules: `kubectl get {resource} -A --field-selector metadata.name={name} -o yaml`, and see who holds it: ' +
  '`kubectl get clusterrolebindings,rolebindings -A -o wide | grep {name}`.'

const narrowRole =
  'Leave it only the verbs and resources that its holder needs; bind it in one namespace instead of the whole cluster.'

export const onBinding = [lookAtBinding, removeBinding, readAuditLog, askOwner, limitAccess] as const
export const onRole = [lookAtRole, narrowRole, readAuditLog, askOwner, limitAccess] as const
