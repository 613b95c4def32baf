import type { Verdict } from '@/lib/model/assessment'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { ObjectCheck, RelatedFacts } from '../../check'
import type { FactTypes } from '../../facts/part'
import { notEvaluated, proof, verdictOf } from '../../verdict'
import { readFlags, type Flags } from './flags'
import type { Component, Setting } from './setting'

type Pod = FactTypes['control-plane']

/** Whose control plane is run by the provider: its settings are not ours to read. */
const managed: Readonly<Record<string, string>> = { aks: 'AKS', eks: 'EKS', gke: 'GKE' }

/** Static pods of this component: those that run its program, on this node or on any. */
function instances({ facts }: RelatedFacts, component: Component, node?: string): readonly Pod[] {
  const pods = facts?.all('control-plane') ?? []
  // The kubelet names a static pod by its manifest and the node.
  return pods.filter((pod) => runs(pod, component) && (node === undefined || pod.name.endsWith(`-${node}`)))
}

function runs({ commands }: Pod, component: Component): boolean {
  const [program = ''] = commands
  return program.split('/').at(-1) === component
}

/**
 * A check of one setting. It stands on each node that runs the component; on the cluster it stands only where no
 * node does, to say that, and why, nothing was evaluated.
 */
export function componentCheck(component: Component, setting: Setting): ObjectCheck {
  const { id, name, severity, control, why, mend, fails, mappings } = setting
  return {
    subject: 'object',
    id,
    name,
    description: `${why} Told by the command line of ${component} on each node of the control plane.`,
    severity,
    ...(severity === 'informational' && { preview: true }),
    control,
    remediation: [
      `On each control plane node open the manifest of ${component} in /etc/kubernetes/manifests.`,
      mend,
      'The kubelet restarts the component by itself; watch that it comes back.',
    ],
    ignoresExclusions: true,
    assetKinds: ['node', 'cluster'],
    needs: ['control-plane', 'cluster'],
    mappings,
    concerns: (object, related) =>
      object.kind === 'Node'
        ? instances(related, component, object.metadata.name).length > 0
        : instances(related, component).length === 0,
    evaluate(object, related): Verdict {
      if (object.kind !== 'Node') return absent(component, related)
      return judge(object, related, component, fails)
    },
  }
}

function absent(component: Component, { facts }: RelatedFacts): Verdict {
  const provider = managed[facts?.cluster?.distribution ?? '']
  if (provider) return notEvaluated(`${provider} runs ${component} itself and does not show its settings`)
  return notEvaluated(`no static pod of ${component} is in the inventory`)
}

function judge(node: KubernetesObject, related: RelatedFacts, component: Component, fails: Setting['fails']): Verdict {
  const version = related.facts?.cluster?.version ?? null
  const [beside] = instances(related, 'kube-apiserver', node.metadata.name)
  const apiServer: Flags | null = beside ? readFlags(beside.commands) : null
  const evidence = []
  for (const pod of instances(related, component, node.metadata.name)) {
    const fault = fails(readFlags(pod.commands), { apiServer, version })
    if (fault !== null && typeof fault === 'object') return notEvaluated(fault.unknown)
    if (fault !== null) evidence.push(proof('$.spec.containers[0].command', undefined, `${pod.name}: ${fault}`))
  }
  return verdictOf(evidence)
}
