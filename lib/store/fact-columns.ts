import { z } from 'zod'
import type { FactPart, FactTypes } from '@/lib/assess/facts/part'
import { Prisma } from '@/lib/generated/prisma/client'

/** The pod template of a workload's document. */
const pod = Prisma.sql`(CASE attributes->>'kind' WHEN 'Pod' THEN document
  WHEN 'CronJob' THEN document#>'{spec,jobTemplate,spec,template}' ELSE document#>'{spec,template}' END)`
const images = Prisma.sql`jsonb_path_query_array(${pod}->'spec', '$.*[*].image')`
/** What is read of an object for a part, as JSON. Only these few fields leave the database. */
export const factColumns: Readonly<Record<FactPart, Prisma.Sql>> = {
  cluster: Prisma.sql`NULL::jsonb`,
  namespaces: Prisma.sql`NULL::jsonb`,
  nodes: Prisma.sql`jsonb_build_object('version', attributes->'version')`,
  'network-policies': Prisma.sql`jsonb_build_object('spec', document->'spec')`,
  services: Prisma.sql`jsonb_build_object('spec', document->'spec', 'external', attributes->'external')`,
  entries: Prisma.sql`jsonb_build_object('spec', document->'spec')`,
  'service-accounts': Prisma.sql`jsonb_build_object('automount', document->'automountServiceAccountToken',
    'pullSecrets', jsonb_path_query_array(document, '$.imagePullSecrets[*].name'))`,
  roles: Prisma.sql`jsonb_build_object('rules', document->'rules')`,
  bindings: Prisma.sql`jsonb_build_object('role', attributes->'role', 'subjects', attributes->'subjects')`,
  quotas: Prisma.sql`jsonb_build_object('spec', document->'spec')`,
  admission: Prisma.sql`jsonb_build_object('spec', (document->'spec') - 'targets', 'webhooks', document->'webhooks')`,
  workloads: Prisma.sql`jsonb_build_object('podLabels', ${pod}#>'{metadata,labels}', 'images', ${images},
    'hostNetwork', ${pod}#>'{spec,hostNetwork}', 'serviceAccount', attributes->'serviceAccount',
    'exposed', attributes->'exposed')`,
  'daemon-sets': Prisma.sql`jsonb_build_object('images', ${images})`,
  'control-plane': Prisma.sql`jsonb_build_object('commands',
    jsonb_path_query_array(document->'spec', '$.containers[*].command[*]') ||
    jsonb_path_query_array(document->'spec', '$.containers[*].args[*]'))`,
  'secret-uses': Prisma.sql`jsonb_build_object('secrets',
    jsonb_path_query_array(${pod}->'spec', '$.imagePullSecrets[*].name') ||
    jsonb_path_query_array(${pod}->'spec', '$.volumes[*].*.secretName') ||
    jsonb_path_query_array(${pod}->'spec', '$.volumes[*].projected.sources[*].secret.name') ||
    jsonb_path_query_array(${pod}->'spec', '$.volumes[*].csi.nodePublishSecretRef.name') ||
    jsonb_path_query_array(${pod}->'spec', '$.*[*].env[*].valueFrom.secretKeyRef.name') ||
    jsonb_path_query_array(${pod}->'spec', '$.*[*].envFrom[*].secretRef.name'))`,
  volumes: Prisma.sql`jsonb_build_object('spec', document->'spec')`,
  secrets: Prisma.sql`jsonb_build_object('type', document->'type', 'keys',
    jsonb_path_query_array(document, '$.data.keyvalue().key'))`,
  'config-maps': Prisma.sql`NULL::jsonb`,
}

const text = z.string().nullable().catch(null)
/** Documents come from outside: a list is the texts in it, whatever else it holds. */
const texts = z
  .array(z.unknown())
  .catch([])
  .transform((list) => list.filter((one) => typeof one === 'string'))
const yes = z.boolean().catch(false)
const labels = z.record(z.string(), z.unknown()).catch({}).transform(stringsOf)
const spec = z.object({ spec: z.unknown() })

type OwnFields<Part extends FactPart> = Omit<FactTypes[Part], 'id' | 'objectKind' | 'namespace' | 'name' | 'labels'>
const readers: { readonly [Part in FactPart]: z.ZodType<OwnFields<Part>> } = {
  cluster: z.object({}),
  namespaces: z.object({}),
  nodes: z.object({ version: text }),
  'network-policies': spec,
  services: z.object({ spec: z.unknown(), external: yes }),
  entries: spec,
  'service-accounts': z.object({ automount: z.boolean().nullable().catch(null), pullSecrets: texts }),
  roles: z.object({ rules: z.unknown() }),
  bindings: z.object({ role: z.string().catch(''), subjects: texts }),
  quotas: spec,
  admission: z.object({ spec: z.unknown(), webhooks: z.unknown() }),
  workloads: z.object({ podLabels: labels, images: texts, hostNetwork: yes, serviceAccount: text, exposed: text }),
  'daemon-sets': z.object({ images: texts }),
  'control-plane': z.object({ commands: texts }),
  'secret-uses': z.object({ secrets: texts }),
  volumes: spec,
  secrets: z.object({ type: text, keys: texts }),
  'config-maps': z.object({}),
}

/** What the database says of an object. */
export type FactRow = {
  id: string
  object_kind: string | null
  namespace: string | null
  name: string
  labels: unknown
  data: unknown
}

export function readFact<Part extends FactPart>(part: Part, row: FactRow): FactTypes[Part] {
  const own = readers[part].parse(row.data ?? {})
  const { id, namespace, name } = row
  const common = { id, namespace, name, objectKind: row.object_kind ?? '', labels: labels.parse(row.labels ?? {}) }
  return { ...own, ...common } as FactTypes[Part]
}

function stringsOf(value: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
