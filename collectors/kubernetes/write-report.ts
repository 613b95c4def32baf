import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip, type Gzip } from 'node:zlib'
import { clusterReportKind, clusterReportVersion, type ClusterReportHead } from '@/lib/model/cluster-report'
import type { ObjectStore, Section } from './object-store'

export type ReportPlan = {
  collectedAt: string
  cluster: ClusterReportHead['cluster']
  kinds: ClusterReportHead['kinds']
  /** Of all namespaces, so that what is in none of these is gone. */
  allNamespaces: boolean
  /** To be told: namespaces, and '' for all that lies in none. */
  sections: readonly Section[]
}
export type WrittenPart = { path: string; sections: Section[] }

type Sizes = { packed: number; unpacked: number }
const rbac = 'rbac.authorization.k8s.io'

/**
 * Writes the sections into one file, or, when they do not fit, into several: each is final about its own namespaces.
 * Goes object by object, so that it takes no more memory for a large cluster than for a small one. `limit` is in
 * bytes, packed and unpacked; one section is never cut. Returns the files in the order in which they are to be sent.
 */
export async function writeReport(
  store: ObjectStore,
  plan: ReportPlan,
  limit: Sizes,
  draft: () => string,
): Promise<WrittenPart[]> {
  const parts: WrittenPart[] = []
  let rest = [...plan.sections]
  while (rest.length > 0 || parts.length === 0) {
    const path = draft()
    const fits = await countFitting(store, plan, rest, limit)
    const sections = rest.slice(0, fits)
    rest = rest.slice(fits)
    const isAll = plan.allNamespaces && parts.length === 0 && rest.length === 0
    await writePart(store, plan, sections, isAll, path)
    parts.push({ path, sections })
  }
  return parts
}

/** How many of the sections go into one file: measured on their text, packed at the rate that such text has. */
async function countFitting(store: ObjectStore, plan: ReportPlan, sections: readonly Section[], limit: Sizes) {
  const rate = 8
  const most = Math.min(limit.unpacked, limit.packed * rate)
  const known = new Set(plan.kinds.map(({ group, kind }) => `${group}/${kind}`))
  let size = 0
  for (const [index, section] of sections.entries()) {
    for (const { kind, text } of store.objects(section))
      if (known.has(`${kind.group}/${kind.kind}`)) size += text.length
    if (size > most && index > 0) return index
  }
  return sections.length
}

async function writePart(
  store: ObjectStore,
  { collectedAt, cluster, kinds }: ReportPlan,
  sections: readonly Section[],
  isAll: boolean,
  path: string,
): Promise<void> {
  const known = new Set(kinds.map(({ group, kind }) => `${group}/${kind}`))
  const head: ClusterReportHead = {
    apiVersion: clusterReportVersion,
    kind: clusterReportKind,
    collectedAt,
    cluster,
    kinds,
    covers: {
      namespaces: isAll ? '*' : sections.filter((section) => section !== ''),
      clusterWide: sections.includes(''),
    },
    mentions: isAll ? [] : mentionsOf(store, sections),
  }
  const file = createWriteStream(path, { mode: 0o600 })
  const packed = createGzip({ level: 6 })
  packed.pipe(file)
  // Errors of the disk end the pipe; both are heard in `finished`.
  const done = finished(file)
  const failed = done.catch((error: unknown) => error)
  await write(packed, `${JSON.stringify(head).slice(0, -1)},"items":[`)
  let separator = '\n'
  for (const section of sections) {
    for (const { kind, text } of store.objects(section)) {
      if (!known.has(`${kind.group}/${kind.kind}`)) continue
      await write(packed, separator + text)
      separator = ',\n'
    }
  }
  packed.end('\n]}\n')
  const error = await failed
  if (error instanceof Error) throw error
}

async function write(stream: Gzip, text: string): Promise<void> {
  if (stream.write(text)) return
  await once(stream, 'drain')
}

type Binding = {
  roleRef?: { kind?: unknown; name?: unknown }
  subjects?: { kind?: unknown; name?: unknown; namespace?: unknown }[]
}

/** Roles and accounts elsewhere that bindings of these sections name, as far as they exist. */
function mentionsOf(store: ObjectStore, sections: readonly Section[]): ClusterReportHead['mentions'] {
  const told = new Set(sections)
  const found = new Map<string, ClusterReportHead['mentions'][number]>()
  const mention = (group: string, kind: string, namespace: string | null, name: string) => {
    if (told.has(namespace ?? '') || !store.has(namespace ?? '', { group, kind }, name)) return
    found.set(`${kind}/${namespace ?? ''}/${name}`, { group, kind, namespace, name })
  }
  for (const section of sections) {
    for (const { kind, text } of store.objects(section)) {
      if (kind.group !== rbac || !kind.kind.endsWith('Binding')) continue
      const { roleRef, subjects } = JSON.parse(text) as Binding
      if (roleRef?.kind === 'ClusterRole') mention(rbac, 'ClusterRole', null, String(roleRef.name))
      for (const { kind: subject, name, namespace } of subjects ?? []) {
        const [, ofUser, asUser] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(String(name)) ?? []
        if (subject === 'ServiceAccount') mention('', 'ServiceAccount', String(namespace), String(name))
        else if (ofUser !== undefined && asUser !== undefined) mention('', 'ServiceAccount', ofUser, asUser)
      }
    }
  }
  return [...found.values()]
}
