import { checks } from './catalogue'
import type { Check } from './check'

/** Whose rules we know by id. Trivy and its operator share one list. */
const tools: Readonly<Record<string, keyof typeof readers>> = {
  kubescape: 'kubescape',
  trivy: 'trivy',
  'trivy-operator': 'trivy',
  'kube-bench': 'kube-bench',
  kyverno: 'kyverno',
  gatekeeper: 'gatekeeper',
  'docker-bench': 'docker-bench',
}

const readers = {
  kubescape: (rule: string) => rule,
  /** `AVD-KSV-0017`, `KSV-0017` and `KSV017` are one rule. */
  trivy: (rule: string) => {
    const [, family, number] = /^(?:AVD-)?(KSV|KCV)-?0*(\d+)$/.exec(rule) ?? []
    return family && number ? `${family}-${number.padStart(4, '0')}` : rule
  },
  'kube-bench': (rule: string) => rule,
  /** `policy/rule` of a policy report: the policy names what it is about. */
  kyverno: (rule: string) => rule.split('/')[0] ?? rule,
  gatekeeper: (rule: string) => rule.split('/')[0] ?? rule,
  'docker-bench': (rule: string) => rule,
} as const

/** CIS Kubernetes Benchmark versions whose numbers a mapping without a version means. */
const cisVersions = ['1.8', '1.9', '1.10', '1.11', '1.12']

/** Policies of Kyverno's library by name. */
const kyverno: Readonly<Record<string, string[]>> = {
  'disallow-privileged-containers': ['k8s-pod-privileged'],
  'disallow-host-namespaces': ['k8s-pod-host-pid', 'k8s-pod-host-ipc', 'k8s-pod-host-network'],
  'disallow-host-path': ['k8s-pod-hostpath'],
  'disallow-host-ports': ['k8s-pod-host-port'],
  'disallow-host-process': ['k8s-pod-host-process'],
  'disallow-proc-mount': ['k8s-pod-proc-mount'],
  'disallow-selinux': ['k8s-pod-selinux'],
  'restrict-sysctls': ['k8s-pod-sysctls'],
  'restrict-volume-types': ['k8s-pod-volume-types'],
  'disallow-capabilities': ['k8s-pod-added-capabilities'],
  'require-drop-all': ['k8s-pod-drop-all-capabilities'],
  'disallow-privilege-escalation': ['k8s-pod-allow-privilege-escalation'],
  'require-run-as-nonroot': ['k8s-pod-run-as-non-root'],
  'require-run-as-non-root-user': ['k8s-pod-run-as-user-zero'],
  'restrict-seccomp': ['k8s-pod-seccomp-unconfined'],
  'restrict-seccomp-strict': ['k8s-pod-seccomp-default'],
  'restrict-apparmor-profiles': ['k8s-pod-apparmor'],
  'require-ro-rootfs': ['k8s-pod-readonly-rootfs'],
  'disallow-latest-tag': ['k8s-img-latest-tag'],
  'disallow-default-namespace': ['k8s-ns-default'],
  'restrict-automount-sa-token': ['k8s-sa-automount-token'],
  'restrict-nodeport': ['k8s-svc-nodeport'],
  'restrict-external-ips': ['k8s-svc-external-ips'],
}

/** Constraint kinds of Gatekeeper's library. */
const gatekeeper: Readonly<Record<string, string[]>> = {
  K8sPSPPrivilegedContainer: ['k8s-pod-privileged'],
  K8sPSPHostNamespace: ['k8s-pod-host-pid', 'k8s-pod-host-ipc'],
  K8sPSPHostNetworkingPorts: ['k8s-pod-host-network', 'k8s-pod-host-port'],
  K8sPSPHostFilesystem: ['k8s-pod-hostpath'],
  K8sPSPAllowPrivilegeEscalationContainer: ['k8s-pod-allow-privilege-escalation'],
  K8sPSPCapabilities: ['k8s-pod-added-capabilities', 'k8s-pod-drop-all-capabilities'],
  K8sPSPReadOnlyRootFilesystem: ['k8s-pod-readonly-rootfs'],
  K8sPSPProcMount: ['k8s-pod-proc-mount'],
  K8sPSPSeccomp: ['k8s-pod-seccomp-default'],
  K8sPSPForbiddenSysctls: ['k8s-pod-sysctls'],
  K8sPSPVolumeTypes: ['k8s-pod-volume-types'],
  K8sPSPAutomountServiceAccountTokenPod: ['k8s-sa-automount-token'],
  K8sBlockNodePort: ['k8s-svc-nodeport'],
  K8sExternalIPs: ['k8s-svc-external-ips'],
}

/** Rules that several of our checks name: which of them ask the very same. The others are only near. */
const exact: Readonly<Record<string, string[]>> = {
  'kubescape C-0002': ['k8s-rbac-pod-exec'],
  'kubescape C-0012': ['k8s-secret-env-literal', 'k8s-secret-configmap'],
  'kubescape C-0013': ['k8s-pod-run-as-non-root'],
  'kubescape C-0030': ['k8s-net-workload-unprotected'],
  'kubescape C-0045': ['k8s-pod-hostpath-writable'],
  'kubescape C-0046': ['k8s-pod-dangerous-capabilities'],
  'kubescape C-0055': ['k8s-pod-linux-hardening'],
  'kubescape C-0075': ['k8s-img-pull-policy'],
  'kubescape C-0260': ['k8s-net-workload-unprotected'],
  'trivy KSV-0023': ['k8s-pod-hostpath'],
  'trivy KSV-0028': ['k8s-pod-volume-types'],
  'trivy KSV-0036': ['k8s-sa-automount-token'],
  'trivy KSV-0119': ['k8s-pod-cap-net-raw'],
}

/** Where the fault of a check lies in the object: tells checks of one rule apart by the path that a tool gives. */
const places: Readonly<Record<string, RegExp>> = {
  'k8s-pod-host-pid': /\bhostPID\b/,
  'k8s-pod-host-ipc': /\bhostIPC\b/,
  'k8s-pod-host-network': /\bhostNetwork\b/,
  'k8s-pod-host-port': /\bhostPort\b/,
}

const index = new Map<string, Check[]>()
const note = (tool: string, rule: string, check: Check) => {
  const list = index.get(`${tool} ${rule}`) ?? []
  if (!list.includes(check)) index.set(`${tool} ${rule}`, [...list, check])
}
for (const check of checks) {
  for (const rule of check.mappings.kubescape ?? []) note('kubescape', rule, check)
  for (const rule of check.mappings.trivy ?? []) note('trivy', readers.trivy(rule), check)
  for (const id of check.mappings.cis ?? []) {
    const [, version, number = id] = /^v([\d.]+):(.+)$/.exec(id) ?? []
    // What is noted for 1.12 has had this number since 1.9.
    const versions = version === undefined ? cisVersions : version === '1.12' ? cisVersions.slice(1) : [version]
    for (const one of versions) note('kube-bench', `cis-${one}/${number}`, check)
  }
  for (const number of check.mappings.cisDocker ?? []) note('docker-bench', `cis-docker-1.6/${number}`, check)
  for (const [table, tool] of [[kyverno, 'kyverno'] as const, [gatekeeper, 'gatekeeper'] as const]) {
    for (const [rule, ids] of Object.entries(table)) if (ids.includes(check.id)) note(tool, rule, check)
  }
}

/**
 * Our checks that ask what this rule of a tool asks. With `paths`, where the tool saw the fault, those checks alone
 * whose fault lies there; without, a rule that several of our checks share says nothing of one of them when it
 * fails (`isShared`), and of all of them when it passes.
 */
export function checksOfRule(
  source: string,
  rule: string,
  fits: (check: Check) => boolean,
  paths: readonly string[] = [],
): { checks: readonly Check[]; isShared: boolean } {
  const tool = Object.hasOwn(tools, source) ? tools[source] : undefined
  if (!tool) return { checks: [], isShared: false }
  const name = `${tool} ${readers[tool](rule)}`
  const same = exact[name]
  const known = (index.get(name) ?? []).filter(fits)
  const sharp = known.filter((check) => same?.includes(check.id))
  const found = sharp.length > 0 ? sharp : known
  if (found.length < 2) return { checks: found, isShared: false }
  const told = found.filter((check) => paths.some((path) => places[check.id]?.test(path)))
  return told.length > 0 ? { checks: told, isShared: false } : { checks: found, isShared: true }
}

/** Whether passing a rule that several of our checks share proves each of them: it does where it asks exactly those. */
export function provesEach(found: readonly Check[]): boolean {
  return found.every((check) => check.id in places)
}

/** Checks whose ids begin so, in the order of the catalogue. */
export const checksOfPrefix = (prefix: string): readonly Check[] =>
  checks.filter((check) => check.id.startsWith(prefix))
