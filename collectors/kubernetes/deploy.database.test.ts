import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { db } from '@/lib/db'
import { makeCollector, send } from '@/lib/ingest/testing'
import { kubernetesKinds, resourceFacts } from '@/lib/model/kubernetes-kinds'
import { makeEnvironment } from '@/lib/store/testing'

type Rule = { apiGroups: string[]; resources: string[]; verbs: string[] }
type Manifest = { kind: string; metadata: { name: string }; rules?: Rule[] }

const read = (file: string) => readFileSync(new URL(`../../deploy/${file}`, import.meta.url), 'utf8')
const files = readdirSync(new URL('../../deploy/kubernetes', import.meta.url)).sort()
const yaml = files.map((file) => read(`kubernetes/${file}`)).join('\n---\n')
const parse = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as Manifest)
const rulesOf = (text: string) => parse(text).flatMap((one) => (one.kind === 'ClusterRole' ? (one.rules ?? []) : []))
const resourcesOf = (rules: readonly Rule[]) =>
  rules.flatMap(({ apiGroups, resources }) =>
    resources.flatMap((name) => apiGroups.map((group) => (group ? `${name}.${group}` : name))),
  )

/** Recommendations that the manifests leave to whoever applies them, and why. */
const left: Record<string, string> = {
  'k8s-img-digest-pinned': 'the image is built and pushed by the user, who alone knows its digest',
}

it('the manifests pass our own checks', async () => {
  const environment = await makeEnvironment()
  const collector = await makeCollector(environment)
  const system = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: kube-system, uid: the-cluster }\n---\n'
  await send(collector, 'kubernetes', system + yaml)
  const failing = await db().$queryRaw<{ check_id: string; asset: string }[]>`
    SELECT check_id, asset.kind || '/' || asset.name AS asset FROM assessment JOIN asset ON asset.id = asset_id
    WHERE asset.environment_id = ${environment}::uuid AND status = 'unhealthy'
      AND (namespace = 'plimsoll' OR asset.name LIKE 'plimsoll%') ORDER BY 1, 2`
  expect(failing.map((row) => row.check_id)).toEqual(Object.keys(left))
  const healthy = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM assessment JOIN asset ON asset.id = asset_id
    WHERE asset.environment_id = ${environment}::uuid AND status = 'healthy' AND asset.name = 'plimsoll-collector'`
  expect(healthy[0]?.count).toBeGreaterThan(30)
})

it('the role reads exactly the kinds that the collector reads, and never a secret', () => {
  const rules = rulesOf(yaml)
  expect(new Set(rules.flatMap((rule) => rule.verbs))).toEqual(new Set(['get', 'list', 'watch']))
  const granted = resourcesOf(rules).filter((name) => !name.endsWith('.crd.projectcalico.org'))
  const kinds = granted.map((name) => {
    const facts = resourceFacts(name)
    return facts ? `${facts.group}/${facts.kind}` : `unknown: ${name}`
  })
  const read = kubernetesKinds.filter((one) => one.group !== '' || !['Secret', 'ConfigMap'].includes(one.kind))
  expect(kinds.sort()).toEqual(read.map(({ group, kind }) => `${group}/${kind}`).sort())
  expect(granted).not.toContain('secrets')
})

it('names of secrets and the way to kubelets are granted apart from that', () => {
  expect(resourcesOf(rulesOf(read('kubernetes-optional/kubelets.yaml')))).toEqual(['nodes/proxy'])
  expect(resourcesOf(rulesOf(read('kubernetes-optional/secret-names.yaml')))).toEqual(['secrets', 'configmaps'])
})
