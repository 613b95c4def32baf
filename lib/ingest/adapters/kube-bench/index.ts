import type { Adapter } from '../../adapter'
import { otherTool } from '../../other-tool'
import { problemsOf } from '../../problems'
import { identifier, instant, record } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { readControls } from './normalize'
import { controlsSchema } from './payload'

const expected = 'expected the JSON that `kube-bench --json` writes: groups of tests, with or without totals'
const noCluster = 'kube-bench does not say which cluster it ran in: send the header Plimsoll-Cluster'

/**
 * Reads kube-bench's results. It does not name its node either: the header `Plimsoll-Scope: node/NAME` does; without
 * one the results stand on the cluster, where they are faults of their own and judge no check of ours.
 */
export const kubeBenchAdapter: Adapter = {
  format: 'kube-bench',

  recognise(documents) {
    const groups = groupsOf(documents)
    return groups.length > 0 && groups.every(({ value }) => isGroup(value))
      ? null
      : otherTool(expected, 'kube-bench', documents)
  },

  read(documents, context) {
    const refused = kubeBenchAdapter.recognise(documents)
    if (refused) return { ok: false, problems: [refused] }
    const cluster = identifier(context.cluster)
    if (!cluster) return { ok: false, problems: [{ path: '$', message: noCluster }] }
    const node = identifier(context.scope)?.replace(/^node\//i, '')
    const into = new Gathering()
    const rules = new Set<string>()
    for (const { value, path } of groupsOf(documents)) {
      const parsed = controlsSchema.safeParse(value)
      if (!parsed.success) for (const problem of problemsOf(parsed.error, path)) into.reject(problem)
      else for (const rule of readControls(into, parsed.data, { cluster, node }, path)) rules.add(rule)
    }
    if (into.isEmpty && into.rejected.length > 0) return { ok: false, problems: into.rejected.slice(0, 50) }
    return {
      ok: true,
      observation: into.observation({
        source: 'kube-bench',
        evidenceAt: instant(context.collectedAt) ?? context.collectedAt,
        title: node ? `${node} of ${cluster}` : cluster,
        complete: context.complete ?? true,
        rules: [...rules].sort(),
      }),
    }
  },
}

type Group = { value: unknown; path: readonly PropertyKey[] }

/** Groups as they come: in `Controls`, in a bare array, or one by one; reports of several runs in a row. */
function groupsOf(documents: readonly unknown[]): Group[] {
  return documents.flatMap((document, at) => unwrap(document, documents.length > 1 ? [at] : []))
}

function unwrap(value: unknown, path: readonly PropertyKey[]): Group[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => unwrap(item, [...path, at]))
  const controls = record(value)?.Controls
  if (Array.isArray(controls)) return unwrap(controls, [...path, 'Controls'])
  return [{ value, path }]
}

function isGroup(value: unknown): boolean {
  const group = record(value)
  return group !== undefined && 'tests' in group && ('node_type' in group || 'version' in group)
}
