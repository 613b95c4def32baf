import { listMustNotHave, mustBe, mustHave, mustNotBe, type Condition } from './flags'
import { ids, type Setting } from './setting'

const general = 'security-configurations'
const transit = 'encrypt-in-transit'

const listensLocally: Condition = (flags) => {
  const address = flags.get('bind-address') ?? '0.0.0.0'
  return ['127.0.0.1', '::1', 'localhost'].includes(address) ? null : `--bind-address is ${address}`
}

const collectsGarbage: Condition = (flags) => {
  const threshold = flags.get('terminated-pod-gc-threshold')
  return threshold !== undefined && Number(threshold) > 0
    ? null
    : `--terminated-pod-gc-threshold is ${threshold ?? 'not set'}`
}

/** One authority for clients of the API server and of etcd makes every client of the one a client of the other. */
const ownAuthority: Condition = (flags, { apiServer }) => {
  const own = flags.get('trusted-ca-file')
  if (!own) return { unknown: 'etcd names no authority of its own in --trusted-ca-file' }
  if (!apiServer) return { unknown: 'no API server runs beside this etcd to compare with' }
  return own === apiServer.get('client-ca-file') ? `etcd and the API server both trust ${own}` : null
}

const profiling = {
  name: 'should not serve profiles',
  why: 'Profiles tell of the inside of the program and cost time to make.',
  mend: 'Set --profiling=false.',
}
const local = {
  name: 'should listen on the node alone',
  why: 'Its port serves metrics and health without asking who calls; other machines have no business there.',
  mend: 'Set --bind-address=127.0.0.1.',
}

/** Settings of kube-controller-manager. */
export const controllerSettings: readonly Setting[] = [
  {
    id: 'cp-cm-gc-threshold',
    name: 'Pods that have ended should be cleared away',
    severity: 'informational',
    control: general,
    why: 'Ended pods pile up in etcd until it is slow or full.',
    mend: 'Set --terminated-pod-gc-threshold to a number that suits the cluster.',
    fails: collectsGarbage,
    mappings: ids('1.3.1', '1.3.1', 'C-0144', 'KCV-0033'),
  },
  {
    id: 'cp-cm-profiling',
    name: `The controller manager ${profiling.name}`,
    severity: 'low',
    control: general,
    why: profiling.why,
    mend: profiling.mend,
    fails: mustBe('profiling', 'false', 'true'),
    mappings: ids('1.3.2', '1.3.2', 'C-0145', 'KCV-0034'),
  },
  {
    id: 'cp-cm-sa-credentials',
    name: 'Each controller should act under an account of its own',
    severity: 'medium',
    control: 'manage-access',
    why: 'Otherwise all controllers share the rights of the most powerful one.',
    mend: 'Set --use-service-account-credentials=true.',
    fails: mustBe('use-service-account-credentials', 'true', 'false'),
    mappings: ids('1.3.3', '1.3.3', 'C-0146', 'KCV-0035'),
  },
  {
    id: 'cp-cm-sa-private-key',
    name: 'Service account tokens should be signed with a key of their own',
    severity: 'medium',
    control: 'manage-access',
    why: 'A key of their own can be changed without touching anything else.',
    mend: 'Set --service-account-private-key-file.',
    fails: mustHave('service-account-private-key-file'),
    mappings: ids('1.3.4', '1.3.4', 'C-0147', 'KCV-0036'),
  },
  {
    id: 'cp-cm-root-ca',
    name: 'Pods should be able to verify the API server',
    severity: 'medium',
    control: transit,
    why: 'The authority is handed to every pod; without it pods must trust whoever answers.',
    mend: 'Set --root-ca-file.',
    fails: mustHave('root-ca-file'),
    mappings: ids('1.3.5', '1.3.5', 'C-0148', 'KCV-0037'),
  },
  {
    id: 'cp-cm-rotate-kubelet-server',
    name: 'Serving certificates of kubelets should be renewed',
    severity: 'low',
    control: transit,
    why: 'Switched off, certificates of kubelets run out and are replaced by unverified ones.',
    mend: 'Remove RotateKubeletServerCertificate=false from --feature-gates.',
    fails: listMustNotHave('feature-gates', 'RotateKubeletServerCertificate=false'),
    mappings: ids('1.3.6', '1.3.6', 'C-0149', 'KCV-0038'),
  },
  {
    id: 'cp-cm-bind-address',
    name: `The controller manager ${local.name}`,
    severity: 'low',
    control: 'network-access',
    why: local.why,
    mend: local.mend,
    fails: listensLocally,
    mappings: ids('1.3.7', '1.3.7', 'C-0150', 'KCV-0039'),
  },
]

/** Settings of kube-scheduler. */
export const schedulerSettings: readonly Setting[] = [
  {
    id: 'cp-sched-profiling',
    name: `The scheduler ${profiling.name}`,
    severity: 'low',
    control: general,
    why: profiling.why,
    mend: profiling.mend,
    fails: mustBe('profiling', 'false', 'true'),
    mappings: ids('1.4.1', '1.4.1', 'C-0151', 'KCV-0040'),
  },
  {
    id: 'cp-sched-bind-address',
    name: `The scheduler ${local.name}`,
    severity: 'low',
    control: 'network-access',
    why: local.why,
    mend: local.mend,
    fails: listensLocally,
    mappings: ids('1.4.2', '1.4.2', 'C-0152', 'KCV-0041'),
  },
]

/** Settings of etcd. */
export const etcdSettings: readonly Setting[] = [
  {
    id: 'cp-etcd-cert',
    name: 'etcd should serve a certificate',
    severity: 'high',
    control: transit,
    why: 'Everything the cluster knows, secrets included, would cross the network as plain text.',
    mend: 'Set --cert-file and --key-file.',
    fails: mustHave('cert-file', 'key-file'),
    mappings: ids('2.1', '2.1', 'C-0153', 'KCV-0042'),
  },
  {
    id: 'cp-etcd-client-cert-auth',
    name: 'etcd should ask clients for a certificate',
    severity: 'critical',
    control: 'manage-access',
    why: 'Without it whoever reaches the port reads and writes the whole cluster.',
    mend: 'Set --client-cert-auth=true.',
    fails: mustBe('client-cert-auth', 'true', 'false'),
    mappings: ids('2.2', '2.2', 'C-0154', 'KCV-0043'),
  },
  {
    id: 'cp-etcd-auto-tls',
    name: 'etcd should not make certificates for itself',
    severity: 'high',
    control: transit,
    why: 'Clients cannot verify a certificate that the server made up.',
    mend: 'Remove --auto-tls.',
    fails: mustNotBe('auto-tls', 'true', 'false'),
    mappings: ids('2.3', '2.3', 'C-0155', 'KCV-0044'),
  },
  {
    id: 'cp-etcd-peer-cert',
    name: 'Members of etcd should talk over TLS',
    severity: 'high',
    control: transit,
    why: 'What members copy to each other is the whole database.',
    mend: 'Set --peer-cert-file and --peer-key-file.',
    fails: mustHave('peer-cert-file', 'peer-key-file'),
    mappings: ids('2.4', '2.4', 'C-0156', 'KCV-0045'),
  },
  {
    id: 'cp-etcd-peer-client-auth',
    name: 'Members of etcd should ask each other for a certificate',
    severity: 'high',
    control: 'manage-access',
    why: 'Otherwise a stranger can join as a member and receive the database.',
    mend: 'Set --peer-client-cert-auth=true.',
    fails: mustBe('peer-client-cert-auth', 'true', 'false'),
    mappings: ids('2.5', '2.5', 'C-0157', 'KCV-0046'),
  },
  {
    id: 'cp-etcd-peer-auto-tls',
    name: 'Members of etcd should not make certificates for themselves',
    severity: 'medium',
    control: transit,
    why: 'Members cannot verify each other by certificates that they made up.',
    mend: 'Remove --peer-auto-tls.',
    fails: mustNotBe('peer-auto-tls', 'true', 'false'),
    mappings: ids('2.6', '2.6', 'C-0158', 'KCV-0047'),
  },
  {
    id: 'cp-etcd-unique-ca',
    name: 'etcd should have an authority of its own',
    severity: 'medium',
    control: 'manage-access',
    why: 'With one authority for both, every client certificate of the API server opens etcd too.',
    mend: 'Give etcd another authority in --trusted-ca-file.',
    fails: ownAuthority,
    mappings: ids('2.7', '2.7', 'C-0159'),
  },
]
