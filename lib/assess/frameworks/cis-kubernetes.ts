import * as lines from './cis-kubernetes-table'
import { table, type FrameworkControl, type FrameworkSection, type Standard } from './framework'

/** Each version with the minor versions of Kubernetes that kube-bench judges by it. */
const versions = [
  { version: '1.8', kubernetes: ['1.26'] },
  { version: '1.9', kubernetes: ['1.27'] },
  { version: '1.10', kubernetes: ['1.28'] },
  { version: '1.11', kubernetes: ['1.29', '1.30', '1.31'] },
  { version: '1.12', kubernetes: ['1.32', '1.33', '1.34'] },
  { version: '2.0.1', kubernetes: ['1.35'] },
  { version: '2.1.0', kubernetes: ['1.36'] },
] as const
type Version = (typeof versions)[number]['version']

const order = versions.map(({ version }) => version)
const isBefore = (version: Version, other: Version) => order.indexOf(version) < order.indexOf(other)

/** The control under the next number of its section: `1.2.12` → `1.2.13`. */
function shifted(control: FrameworkControl): FrameworkControl {
  const parts = control.id.split('.')
  return { ...control, id: [...parts.slice(0, -1), Number(parts.at(-1)) + 1].join('.') }
}
const numberOf = ({ id }: FrameworkControl) => Number(id.split('.').at(-1))
const without = (controls: FrameworkControl[], ...gone: string[]) => controls.filter(({ id }) => !gone.includes(id))

/** SecurityContextDeny stood at 1.2.12 until 1.8 and pushed what follows; the last control came with 1.11. */
function apiServer(version: Version): FrameworkControl[] {
  const now = table(lines.apiServer)
  if (!isBefore(version, '1.11')) return now
  const older = without(now, '1.2.30')
  if (!isBefore(version, '1.9')) return older
  const gone = { id: '1.2.12', title: 'Pods cannot set a security context', decidedBy: 'person', checks: [] } as const
  return [
    ...older.filter((control) => numberOf(control) < 12),
    gone,
    ...older.filter((control) => numberOf(control) >= 12).map(shifted),
  ]
}

/** Added capabilities were a control of their own, at 5.2.9, until 1.11. */
function podSecurity(version: Version): FrameworkControl[] {
  const now = table(lines.podSecurity)
  if (!isBefore(version, '1.12')) return now
  const before = now.filter((control) => numberOf(control) < 9)
  return [...before, ...table(lines.addedCapabilities), ...now.filter((one) => numberOf(one) >= 9).map(shifted)]
}

function kubelet(version: Version): FrameworkControl[] {
  const all = table(lines.kubelet)
  if (isBefore(version, '1.11')) return without(all, '4.2.14', '4.2.15')
  return version === '1.11' ? all : without(all, '4.2.15')
}

function general(version: Version): FrameworkSection {
  const id = isBefore(version, '1.11') ? '5.7' : '5.6'
  const controls = table(lines.general).map((control) => ({ ...control, id: control.id.replace(/^5\.6/, id) }))
  return { id, title: 'General policies', controls }
}

const ofControlPlane = (section: FrameworkSection): FrameworkSection => ({
  ...section,
  controls: section.controls.map((control) => ({ ...control, controlPlane: true })),
})

function sections(version: Version): FrameworkSection[] {
  const rbac = table(lines.rbac)
  const audit = [...table(lines.auditPolicy), ...table(lines.auditContent, 'person')]
  return [
    ofControlPlane({
      id: '1.1',
      title: 'Files of the control plane',
      controls: table(lines.controlPlaneFiles),
    }),
    ofControlPlane({ id: '1.2', title: 'API server', controls: apiServer(version) }),
    ofControlPlane({ id: '1.3', title: 'Controller manager', controls: table(lines.controllers) }),
    ofControlPlane({ id: '1.4', title: 'Scheduler', controls: table(lines.scheduler) }),
    ofControlPlane({ id: '2', title: 'etcd', controls: table(lines.etcd) }),
    { id: '3.1', title: 'How people sign in', controls: table(lines.users, 'person') },
    { id: '3.2', title: 'Audit log', controls: audit },
    { id: '4.1', title: 'Files of nodes', controls: table(lines.workerFiles) },
    { id: '4.2', title: 'Kubelet', controls: kubelet(version) },
    ...(isBefore(version, '1.9') ? [] : [{ id: '4.3', title: 'kube-proxy', controls: table(lines.proxy) }]),
    { id: '5.1', title: 'RBAC and service accounts', controls: version === '2.1.0' ? rbac : without(rbac, '5.1.14') },
    { id: '5.2', title: 'Pod security', controls: podSecurity(version) },
    { id: '5.3', title: 'Network policies', controls: table(lines.networkPolicies) },
    { id: '5.4', title: 'Secrets', controls: table(lines.secrets) },
    { id: '5.5', title: 'Admission', controls: table(lines.admission) },
    general(version),
  ]
}

/** CIS Kubernetes Benchmark, every version whose numbering is known: ids of the benchmark, titles of our own. */
export const cisKubernetes: readonly Standard[] = versions.map(({ version, kubernetes }) => ({
  id: `cis-kubernetes-${version}`,
  name: 'CIS Kubernetes Benchmark',
  version,
  group: 'hardening',
  appliesTo: 'kubernetes',
  mapping: 'own',
  source: 'Ids of the CIS Kubernetes Benchmark (Center for Internet Security); titles and mapping are ours.',
  family: 'cis-kubernetes',
  kubernetes,
  sections: sections(version),
}))
