/** What posture checks of pods leave alone. */
export type Exclusions = { namespaces: readonly string[] }

/** The namespaces that Azure Policy and Defender for Containers leave out by default. */
export const defaultExclusions: Exclusions = {
  namespaces: ['kube-system', 'gatekeeper-system', 'azure-arc', 'azure-extensions-usage-system'],
}

/** Why this namespace is left out, or null when it is not. */
export function exclusionOf(namespace: string | null | undefined, exclusions: Exclusions = defaultExclusions) {
  if (!namespace || !exclusions.namespaces.includes(namespace)) return null
  return `namespace ${namespace} is excluded from pod checks`
}
