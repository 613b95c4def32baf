import { listMustHave, listMustNotHave, mustBe, mustHave, mustNotHave, type Condition } from './flags'
import { ids, type Setting } from './setting'

/** AlwaysAllow is what the API server does when neither modes nor a configuration file are given. */
const alwaysAllows: Condition = (flags) =>
  flags.has('authorization-config')
    ? null
    : listMustNotHave('authorization-mode', 'AlwaysAllow', 'AlwaysAllow')(flags, { apiServer: null, version: null })

/** The modes of a structured configuration stand in a file that nobody can read from here. */
const authorizes =
  (mode: string): Condition =>
  (flags, around) =>
    flags.has('authorization-config')
      ? { unknown: 'the modes stand in the file of --authorization-config' }
      : listMustHave('authorization-mode', mode)(flags, around)

const access = 'manage-access'
const general = 'security-configurations'
const transit = 'encrypt-in-transit'

/** Settings of kube-apiserver that decide who is let in, who may do what, and what is admitted. */
export const admissionSettings: readonly Setting[] = [
  {
    id: 'cp-apiserver-anonymous-auth',
    name: 'The API server should not answer anonymous requests',
    severity: 'medium',
    control: access,
    why: 'Whoever reaches the port is let in as system:anonymous, and a single careless binding gives that name rights.',
    mend: 'Set --anonymous-auth=false, or limit anonymous requests to the health paths with an authentication configuration.',
    fails: (flags, around) =>
      flags.has('authentication-config') && !flags.has('anonymous-auth')
        ? { unknown: 'anonymous access is decided in the file of --authentication-config' }
        : mustBe('anonymous-auth', 'false', 'true')(flags, around),
    mappings: ids('1.2.1', '1.2.1', 'C-0113', 'KCV-0001'),
  },
  {
    id: 'cp-apiserver-token-auth-file',
    name: 'The API server should not use a file of static tokens',
    severity: 'high',
    control: access,
    why: 'Tokens in a file never expire and stay valid until the server is restarted without them.',
    mend: 'Remove --token-auth-file and sign people in through OIDC or client certificates.',
    fails: mustNotHave('token-auth-file'),
    mappings: ids('1.2.2', '1.2.2', 'C-0114', 'KCV-0002'),
  },
  {
    id: 'cp-apiserver-deny-external-ips',
    name: 'The API server should refuse external IPs of services',
    severity: 'low',
    control: 'network-access',
    why: 'A service with an external IP of its author’s choice can take over traffic that was meant for others.',
    mend: 'Add DenyServiceExternalIPs to --enable-admission-plugins.',
    fails: listMustHave('enable-admission-plugins', 'DenyServiceExternalIPs'),
    mappings: ids('1.2.3', '1.2.3', 'C-0283', 'KCV-0003'),
  },
  {
    id: 'cp-apiserver-kubelet-client-cert',
    name: 'The API server should show kubelets a client certificate',
    severity: 'medium',
    control: transit,
    why: 'Without one a kubelet cannot tell the API server from anybody else, and must accept requests without proof.',
    mend: 'Set --kubelet-client-certificate and --kubelet-client-key.',
    fails: mustHave('kubelet-client-certificate', 'kubelet-client-key'),
    mappings: ids('1.2.4', '1.2.4', 'C-0116', 'KCV-0005'),
  },
  {
    id: 'cp-apiserver-kubelet-ca',
    name: 'The API server should verify the certificates of kubelets',
    severity: 'medium',
    control: transit,
    why: 'Unverified, the connection for logs and exec can be taken over by whoever sits between.',
    mend: 'Set --kubelet-certificate-authority to the authority that signs kubelet certificates.',
    fails: mustHave('kubelet-certificate-authority'),
    mappings: ids('1.2.5', '1.2.5', 'C-0117', 'KCV-0006'),
  },
  {
    id: 'cp-apiserver-authz-always-allow',
    name: 'The API server should not allow every request',
    severity: 'critical',
    control: access,
    why: 'With AlwaysAllow everybody who is known at all may do everything in the cluster.',
    mend: 'Set --authorization-mode=Node,RBAC.',
    fails: alwaysAllows,
    mappings: ids('1.2.6', '1.2.6', 'C-0118', 'KCV-0007'),
  },
  {
    id: 'cp-apiserver-authz-node',
    name: 'The API server should authorize nodes by themselves',
    severity: 'medium',
    control: access,
    why: 'The Node mode keeps a kubelet to what its own pods need; without it one node reads the secrets of all.',
    mend: 'Add Node to --authorization-mode.',
    fails: authorizes('Node'),
    mappings: ids('1.2.7', '1.2.7', 'C-0119', 'KCV-0008'),
  },
  {
    id: 'cp-apiserver-authz-rbac',
    name: 'The API server should authorize by roles',
    severity: 'high',
    control: access,
    why: 'Roles are what the rights of people and programs are written in; without RBAC they have no effect.',
    mend: 'Add RBAC to --authorization-mode.',
    fails: authorizes('RBAC'),
    mappings: ids('1.2.8', '1.2.8', 'C-0120', 'KCV-0009'),
  },
  {
    id: 'cp-apiserver-event-rate-limit',
    name: 'The API server should limit the rate of events',
    severity: 'low',
    control: general,
    why: 'A program in a loop can fill etcd with events and slow the whole cluster down.',
    mend: 'Add EventRateLimit to --enable-admission-plugins and give it limits in the admission configuration.',
    fails: listMustHave('enable-admission-plugins', 'EventRateLimit'),
    mappings: ids('1.2.9', '1.2.9', 'C-0121', 'KCV-0010'),
  },
  {
    id: 'cp-apiserver-always-admit',
    name: 'The API server should not admit every object unseen',
    severity: 'high',
    control: general,
    why: 'AlwaysAdmit waves everything through that other admission plug-ins would look at.',
    mend: 'Remove AlwaysAdmit from --enable-admission-plugins.',
    fails: listMustNotHave('enable-admission-plugins', 'AlwaysAdmit'),
    mappings: ids('1.2.10', '1.2.10', 'C-0122', 'KCV-0011'),
  },
  {
    id: 'cp-apiserver-always-pull-images',
    name: 'The API server should make every pod pull its images',
    severity: 'low',
    control: general,
    why: 'An image that lies on a node already can be run by pods that hold no right to pull it.',
    mend: 'Add AlwaysPullImages to --enable-admission-plugins.',
    fails: listMustHave('enable-admission-plugins', 'AlwaysPullImages'),
    mappings: ids('1.2.11', '1.2.11', 'C-0123', 'KCV-0012'),
  },
  {
    id: 'cp-apiserver-sa-plugin',
    name: 'The API server should give pods their service account',
    severity: 'medium',
    control: access,
    why: 'Without the plug-in pods may name accounts that they have no right to, or run with none.',
    mend: 'Remove ServiceAccount from --disable-admission-plugins.',
    fails: listMustNotHave('disable-admission-plugins', 'ServiceAccount'),
    mappings: ids('1.2.13', '1.2.12', 'C-0125', 'KCV-0014'),
  },
  {
    id: 'cp-apiserver-ns-lifecycle',
    name: 'The API server should refuse objects in namespaces that are gone',
    severity: 'medium',
    control: general,
    why: 'Objects that arrive while a namespace is being deleted would outlive it, unseen.',
    mend: 'Remove NamespaceLifecycle from --disable-admission-plugins.',
    fails: listMustNotHave('disable-admission-plugins', 'NamespaceLifecycle'),
    mappings: ids('1.2.14', '1.2.13', 'C-0126', 'KCV-0015'),
  },
  {
    id: 'cp-apiserver-node-restriction',
    name: 'The API server should keep kubelets to their own node',
    severity: 'high',
    control: access,
    why: 'Without NodeRestriction a kubelet that was taken over can change other nodes and their pods.',
    mend: 'Add NodeRestriction to --enable-admission-plugins.',
    fails: listMustHave('enable-admission-plugins', 'NodeRestriction'),
    mappings: ids('1.2.15', '1.2.14', 'C-0127', 'KCV-0016'),
  },
]
