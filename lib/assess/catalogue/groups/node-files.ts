import type { ObjectCheck } from '../../check'
import { notEvaluated } from '../../verdict'

type NodeFile = { id: string; what: string; path: string; mode?: string; owner?: string; belongs?: string }

/** Files of nodes with their ids in the CIS Kubernetes Benchmark, which are the same in every version. */
const nodeFiles: readonly NodeFile[] = [
  ...['apiserver', 'controller-manager', 'scheduler', 'etcd'].map((component, index) => ({
    id: `${component}-manifest`,
    what: `the manifest of ${component}`,
    path: `/etc/kubernetes/manifests/${component === 'etcd' ? 'etcd' : `kube-${component}`}.yaml`,
    mode: `1.1.${index * 2 + 1}`,
    owner: `1.1.${index * 2 + 2}`,
  })),
  { id: 'cni', what: 'the files of the network plug-in', path: '/etc/cni/net.d/*', mode: '1.1.9', owner: '1.1.10' },
  {
    id: 'etcd-data',
    what: 'the data of etcd',
    path: '/var/lib/etcd',
    mode: '1.1.11',
    owner: '1.1.12',
    belongs: 'etcd',
  },
  {
    id: 'admin-conf',
    what: 'the credentials of the administrator',
    path: '/etc/kubernetes/admin.conf',
    mode: '1.1.13',
    owner: '1.1.14',
  },
  {
    id: 'scheduler-conf',
    what: 'the credentials of the scheduler',
    path: '/etc/kubernetes/scheduler.conf',
    mode: '1.1.15',
    owner: '1.1.16',
  },
  {
    id: 'controller-manager-conf',
    what: 'the credentials of the controller manager',
    path: '/etc/kubernetes/controller-manager.conf',
    mode: '1.1.17',
    owner: '1.1.18',
  },
  { id: 'pki', what: 'the folder of keys and certificates', path: '/etc/kubernetes/pki', owner: '1.1.19' },
  { id: 'pki-certificates', what: 'certificates of the cluster', path: '/etc/kubernetes/pki/*.crt', mode: '1.1.20' },
  { id: 'pki-keys', what: 'keys of the cluster', path: '/etc/kubernetes/pki/*.key', mode: '1.1.21' },
  {
    id: 'kubelet-service',
    what: 'the service file of the kubelet',
    path: '/etc/systemd/system/kubelet.service.d/10-kubeadm.conf',
    mode: '4.1.1',
    owner: '4.1.2',
  },
  {
    id: 'proxy-conf',
    what: 'the credentials of kube-proxy',
    path: '/var/lib/kube-proxy/kubeconfig.conf',
    mode: '4.1.3',
    owner: '4.1.4',
  },
  {
    id: 'kubelet-conf',
    what: 'the credentials of the kubelet',
    path: '/etc/kubernetes/kubelet.conf',
    mode: '4.1.5',
    owner: '4.1.6',
  },
  {
    id: 'kubelet-ca',
    what: 'the client authority of the kubelet',
    path: '/etc/kubernetes/pki/ca.crt',
    mode: '4.1.7',
    owner: '4.1.8',
  },
  {
    id: 'kubelet-config',
    what: 'the settings of the kubelet',
    path: '/var/lib/kubelet/config.yaml',
    mode: '4.1.9',
    owner: '4.1.10',
  },
]

/** A check that nobody but a tool on the node can decide: we say nothing of it ourselves. */
function fileCheck(file: NodeFile, aspect: 'mode' | 'owner', cis: string): ObjectCheck {
  const { id, what, path, belongs = 'root' } = file
  const isMode = aspect === 'mode'
  return {
    subject: 'object',
    id: `node-file-${id}-${aspect}`,
    name: isMode ? `Nobody else should be able to change ${what}` : `Only ${belongs} should own ${what}`,
    description: `${path} decides what runs on the node or who is trusted. ${isMode ? 'Wide permissions let' : 'Another owner lets'} others on the node change it. Told by kube-bench, which looks at the file.`,
    severity: 'medium',
    control: 'security-configurations',
    remediation: [
      `Run kube-bench on the node: it names the place of the file and what it expects.`,
      isMode
        ? `Take the permissions of ${path} back with \`chmod\`: 700 for a folder, 600 for what holds keys or settings.`
        : `Give ${path} back with \`chown ${belongs}:${belongs}\`.`,
    ],
    ignoresExclusions: true,
    assetKinds: ['node'],
    mappings: { cis: [cis] },
    concerns: () => false,
    evaluate: () => notEvaluated('only a tool on the node can look at its files'),
  }
}

/** Permissions and owners of the files of nodes, as kube-bench finds them. */
export const nodeFileChecks: readonly ObjectCheck[] = nodeFiles.flatMap((file) => [
  ...(file.mode === undefined ? [] : [fileCheck(file, 'mode', file.mode)]),
  ...(file.owner === undefined ? [] : [fileCheck(file, 'owner', file.owner)]),
])
