import type { ClusterFacts } from './facts/cluster-facts'

/** The value of each flag of the API server, as its pod in kube-system shows it; null when no such pod is to be seen. */
export function apiServerFlags(facts: ClusterFacts): ReadonlyMap<string, string> | null {
  const server = facts
    .all('control-plane')
    .find(({ commands }) => commands.some((word) => /(?:^|\/)kube-apiserver$/.test(word)))
  if (!server) return null
  const words = server.commands
  return new Map(
    words.flatMap((word, index): [string, string][] => {
      const [, name, value] = /^(--[a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(word) ?? []
      if (name === undefined) return []
      const next = words[index + 1]
      return [[name, value ?? (next !== undefined && !next.startsWith('--') ? next : 'true')]]
    }),
  )
}

export const apiServerUnseen = 'the API server does not run as a pod that can be seen, as in managed clusters'
