import { askOwner, limitAccess, readAuditLog } from '../../../catalogue/steps'
import { isClusterWork } from '../../routine'
import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { isNarrowed } from '../../narrowed'

export const corednsModified: StatelessDetection = {
  id: 'k8s-coredns-modified',
  name: 'CoreDNS configuration modified',
  description:
    'The configuration of the cluster’s name server was changed. Whoever writes it decides which address any name ' +
    'leads to, for every pod: traffic can be sent past its goal without touching an application.',
  fires:
    'The ConfigMap `coredns`, `coredns-custom`, `kube-dns` or `node-local-dns` in `kube-system` is created, changed or ' +
    'deleted by someone other than the cluster and its cloud.',
  benign: ['A forward zone is added for the company’s own names.', 'kubeadm upgrades CoreDNS.'],
  severity: 'high',
  tactics: ['CredentialAccess'],
  techniques: ['T1557', 'T1565'],
  defender: ['K8S_CoreDnsModification'],
  remediation: [
    'Read it for `rewrite`, `hosts`, `template` and `forward` lines that nobody knows: ' +
      '`kubectl -n kube-system get configmap coredns -o yaml`.',
    'Bring back the last good copy and restart: `kubectl -n kube-system rollout restart deployment/coredns`.',
    readAuditLog,
    askOwner,
    limitAccess,
  ],
  preventedBy: ['k8s-rbac-coredns'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'], resources: ['configmaps'] },
  match(event) {
    if (event.object?.namespace !== 'kube-system' || isClusterWork(event)) return null
    const name = objectName(event)
    const isAll = event.verb === 'deletecollection' && name === '' && !isNarrowed(event)
    if (!isAll && !names.has(name)) return null
    const verb = { create: 'made', update: 'changed', patch: 'changed' }[event.verb] ?? 'deleted'
    return {
      message: isAll ? 'all ConfigMaps of kube-system were deleted' : `ConfigMap ${name} was ${verb}`,
      evidence: { verb: event.verb, 'objectRef.namespace': 'kube-system', 'objectRef.name': name || 'all' },
    }
  },
}

const names = new Set(['coredns', 'coredns-custom', 'kube-dns', 'node-local-dns'])
