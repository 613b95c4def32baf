import { normalPath } from '@/lib/model/host-path'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { StatelessDetection } from '../../detection'
import { objectName } from '../../change'
import { isPodPrivilegedByDesign } from '../../images'
import { found } from '../../patterns'
import { commandLine, containerWords, podOf, type Pod } from '../../pod'
import { at, listAt, textAt } from '../../read'
import { askOwner, enforceBaseline, limitAccess, readAuditLog, readObject, removeObject, suspectNode } from '../steps'
import { onPod, type Fault } from './on-pod'

const steps = [readObject, askOwner, readAuditLog, removeObject, suspectNode, enforceBaseline, limitAccess]
const intoHost = /\bnsenter\b|\bchroot\s{1,16}["']?\/host\b/

const isRoot = (volume: Parameters<typeof textAt>[0]): boolean => {
  const path = textAt(volume, 'hostPath', 'path')
  return path !== '' && normalPath(path) === '/'
}

/** The traits that lead out of a pod, in what `part` of it holds. */
function traitsOf(
  { spec, containers }: Pick<Pod, 'spec' | 'containers'>,
  path: string,
  part: 'set' | 'after',
): Fault[] {
  const root = listAt(spec, 'volumes').findIndex(isRoot)
  const free = containers.find((one) => at(one[part], 'securityContext', 'privileged') === true)
  const entering = containers.find((one) => found(intoHost, commandLine(one[part])))
  return [
    ...(free
      ? [
          {
            words: `${containerWords(free)} is privileged`,
            path: `${free.path}.securityContext.privileged`,
            value: true,
            container: free,
          },
        ]
      : []),
    ...(at(spec, 'hostPID') === true
      ? [{ words: 'the pod sees every process of its node', path: `${path}.hostPID`, value: true }]
      : []),
    ...(root >= 0
      ? [{ words: 'it mounts the whole disk of its node', path: `${path}.volumes[${root}].hostPath.path`, value: '/' }]
      : []),
    ...(entering
      ? [
          {
            words: `${containerWords(entering)} enters its node`,
            path: `${entering.path}.command`,
            value: commandLine(entering[part]),
            container: entering,
          },
        ]
      : []),
  ]
}

/** A pod made for one node, past the scheduler's choice. */
function pinOf({ spec }: Pick<Pod, 'spec'>, path: string): Fault[] {
  const node = textAt(spec, 'nodeName')
  const selected = textAt(spec, 'nodeSelector', 'kubernetes.io/hostname')
  if (node) return [{ words: `it is pinned to node ${node}`, path: `${path}.nodeName`, value: node }]
  if (!selected) return []
  return [{ words: `it is pinned to node ${selected}`, path: `${path}.nodeSelector`, value: selected }]
}

/** True for the pod that `kubectl debug node/…` makes. */
export function isNodeDebugger(event: AuditEvent): boolean {
  if (event.verb !== 'create' || event.object?.resource !== 'pods') return false
  const pod = podOf(event)
  if (!pod) return false
  const names = [objectName(event), textAt(event.requestObject, 'metadata', 'generateName')]
  const named = names.some((name) => name.startsWith('node-debugger-'))
  if (!named && textAt(pod.metadata, 'labels', 'app.kubernetes.io/managed-by') !== 'kubectl-debug') return false
  const roots = new Set(
    listAt(pod.spec, 'volumes')
      .filter(isRoot)
      .map((volume) => textAt(volume, 'name')),
  )
  const mounted = pod.containers.some(({ set }) =>
    listAt(set, 'volumeMounts').some(
      (mount) => roots.has(textAt(mount, 'name')) && textAt(mount, 'mountPath') === '/host',
    ),
  )
  return mounted || ['hostPID', 'hostNetwork', 'hostIPC'].every((name) => at(pod.spec, name) === true)
}

/** Pods that are a shell on their node. */
export const nodeShell: readonly StatelessDetection[] = [
  onPod({
    id: 'k8s-combined-escape-pod',
    name: 'Pod with combined host-escape traits (node-shell pattern)',
    description:
      'A workload brings together what a shell on the node needs: privileges, the node’s processes or disk, and a command that enters it. One of them may have a reason; together they are root on the node.',
    fires:
      'A create or change of a workload leaves it with two or more of: a privileged container, `hostPID`, a mount of `/`, a command with `nsenter` or `chroot /host`; or with one of them and a pin to one node (`nodeName`, `nodeSelector` of the host name).',
    benign: [
      'Node shells of administrators (`kubectl node-shell`, k9s, Lens).',
      'Agents that are known to need it are passed over in their namespaces; pods of `kubectl debug node` have a detection of their own.',
    ],
    severity: 'high',
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611'],
    defender: ['K8S_PrivilegedContainer', 'K8S_SensitiveMount'],
    remediation: steps,
    preventedBy: ['k8s-pod-privileged', 'k8s-pod-host-pid', 'k8s-pod-hostpath-sensitive', 'k8s-ns-psa-missing'],
    faults({ pod, event, namespace, context }) {
      const traits = traitsOf(pod.after, pod.path, 'after')
      const all = [...traits, ...pinOf(pod.after, pod.path)]
      if (traits.length === 0 || all.length < 2) return []
      const isNew = traitsOf(pod, pod.path, 'set').length + pinOf(pod, pod.path).length > 0
      if (!isNew || isPodPrivilegedByDesign(pod, namespace, context) || isNodeDebugger(event)) return []
      return all
    },
  }),
  onPod({
    id: 'k8s-node-debugger-pod',
    name: 'Node debugging pod created (kubectl debug node)',
    description:
      'Someone started a debugging pod on a node. It mounts the node’s whole disk and shares its processes and network: whoever attaches to it works on the node itself.',
    fires:
      'A pod is created whose name begins with `node-debugger-` (or that kubectl labelled as made by `kubectl debug`) and that mounts `/` at `/host` or shares processes, network and memory of its node. High when it is privileged as well.',
    benign: [
      'Administrators who look into a faulty node. Give them an exception, and remove the pods afterwards: kubectl does not.',
    ],
    severity: 'medium',
    tactics: ['PrivilegeEscalation', 'Execution'],
    techniques: ['T1611', 'T1609'],
    defender: ['K8S_SensitiveMount'],
    remediation: steps,
    preventedBy: ['k8s-rbac-create-workloads', 'k8s-ns-psa-missing'],
    createOnly: true,
    faults({ pod, event }) {
      if (!isNodeDebugger(event)) return []
      const node = textAt(pod.spec, 'nodeName')
      const free = pod.containers.some(({ set }) => at(set, 'securityContext', 'privileged') === true)
      return [
        {
          words: `a debugging pod was started on ${node ? `node ${node}` : 'a node'}`,
          path: `${pod.path}.nodeName`,
          value: node,
          ...(pod.containers[0] && { container: pod.containers[0] }),
          ...(free && { severity: 'high' as const }),
        },
      ]
    },
  }),
]
