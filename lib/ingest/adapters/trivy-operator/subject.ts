import { identifier } from '../trivy/fields'
import type { ReportResource } from './payload'

export type Subject = { kind: string; namespace: string | null; name: string }

/**
 * The object that a report is about: from its labels, from its owner where the name is no valid label value
 * (`system:…`), and the Deployment instead of its ReplicaSet when the report shows the template hash.
 */
export function subjectOf({ metadata }: ReportResource): Subject | null {
  const labels = { ...metadata.annotations, ...metadata.labels }
  // `imgvuln.` is the prefix of the prototype that the policy working group published.
  const label = (name: string) =>
    [`trivy-operator.resource.${name}`, `starboard.resource.${name}`, `imgvuln.resource.${name}`]
      .map((key) => identifier(labels[key]))
      .find((value) => value !== undefined)
  const owners = metadata.ownerReferences ?? []
  const owner = owners.find((reference) => reference.controller) ?? owners[0]
  const kind = label('kind') ?? owner?.kind
  const name = label('name') ?? (owner && (!kind || owner.kind === kind) ? owner.name : undefined)
  if (!kind || !name) return null
  const namespace = identifier(metadata.namespace) ?? label('namespace') ?? null
  const hash = identifier(labels['pod-template-hash'])
  if (kind === 'ReplicaSet' && hash && name.endsWith(`-${hash}`)) {
    return { kind: 'Deployment', namespace, name: name.slice(0, -hash.length - 1) }
  }
  const deployment = owners.find((reference) => reference.kind === 'Deployment')
  if (kind === 'ReplicaSet' && deployment) return { kind: 'Deployment', namespace, name: deployment.name }
  return { kind, namespace, name }
}
