import type { Exclusions } from '@/lib/model/check-setting'
import { parseImageReference } from '@/lib/model/image-reference'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { carries } from './labels'
import { podLabelsOf } from './pod'

/** The namespaces that Azure Policy and Defender for Containers leave out by default. */
export const defaultExclusions: Exclusions = {
  namespaces: ['kube-system', 'gatekeeper-system', 'azure-arc', 'azure-extensions-usage-system'],
  images: [],
  labels: [],
}

/** For checks that look everywhere unless their own setting says otherwise. */
export const noExclusions: Exclusions = { namespaces: [], images: [], labels: [] }

/** Why this namespace is left out, or null when it is not. */
export function namespaceExclusion(namespace: string | null | undefined, { namespaces }: Exclusions): string | null {
  if (!namespace) return null
  const rule = namespaces.find((pattern) => matches(pattern, namespace))
  if (rule === undefined) return null
  return rule === namespace
    ? `namespace ${namespace} is excluded from this check`
    : `namespace ${namespace} is excluded from this check (${rule})`
}

/**
 * Why this object is left out, or null when it is not: its namespace, or a label of it or of the pods that it makes.
 * Images are looked at container by container, see `imageExclusion`.
 */
export function exclusionOf(
  object: KubernetesObject,
  namespace: string | null | undefined,
  exclusions: Exclusions,
): string | null {
  const byNamespace = namespaceExclusion(namespace, exclusions)
  if (byNamespace !== null || exclusions.labels.length === 0) return byNamespace
  const bearers = [object.metadata.labels ?? {}, podLabelsOf(object)]
  const rule = exclusions.labels.find((label) => bearers.some((labels) => carries(labels, label)))
  return rule === undefined ? null : `the label ${rule} is excluded from this check`
}

/** The rule that leaves this image out, or null when none does. */
export function imageExclusion(image: string | null | undefined, images: readonly string[]): string | null {
  if (!image || images.length === 0) return null
  const { repository, tag, digest } = parseImageReference(image) ?? {}
  const full = repository && `${repository}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`
  const names = [image, full, repository].filter((name) => name !== undefined)
  return images.find((pattern) => names.some((name) => matches(pattern, name))) ?? null
}

const matches = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
