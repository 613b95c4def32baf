import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import { groupOf, kindFacts } from '@/lib/model/kubernetes-kinds'
import { checkById } from './catalogue'
import { related } from './testing/facts'
import { expectMended, judge } from './testing/judge'

/** Kubescape's controls that ask the same as checks of ours; a control fails if any of them does. */
const same: Readonly<Record<string, string[]>> = {
  'C-0004': ['k8s-res-memory-limit'],
  'C-0013': ['k8s-pod-run-as-non-root'],
  'C-0018': ['k8s-res-readiness-probe'],
  'C-0030': ['k8s-net-policy-open'],
  'C-0016': ['k8s-pod-allow-privilege-escalation'],
  'C-0017': ['k8s-pod-readonly-rootfs'],
  'C-0038': ['k8s-pod-host-pid', 'k8s-pod-host-ipc'],
  'C-0041': ['k8s-pod-host-network'],
  'C-0044': ['k8s-pod-host-port'],
  'C-0045': ['k8s-pod-hostpath-writable'],
  'C-0046': ['k8s-pod-added-capabilities', 'k8s-pod-dangerous-capabilities'],
  'C-0048': ['k8s-pod-hostpath'],
  'C-0050': ['k8s-res-cpu-limit'],
  'C-0055': ['k8s-pod-linux-hardening'],
  'C-0056': ['k8s-res-liveness-probe'],
  'C-0057': ['k8s-pod-privileged'],
  'C-0062': ['k8s-pod-sudo-entrypoint'],
  'C-0074': ['k8s-pod-runtime-socket'],
  'C-0270': ['k8s-res-cpu-limit'],
  'C-0076': ['k8s-res-recommended-labels'],
  'C-0077': ['k8s-res-recommended-labels'],
  'C-0271': ['k8s-res-memory-limit'],
}

/** Where we answer otherwise, and why; docs/decisions has it at length. Most on one DaemonSet that mounts `/`. */
const deliberate = [
  // Theirs counts the label `app`, which names the pods for a selector and nobody to call.
  { name: 'C-0076 Deployment/kubescape', theirs: false, ours: true },
  { name: 'C-0076 Deployment/kubescape', theirs: false, ours: true },
  // That release passed the root directory as a harmless hostPath.
  { name: 'C-0048 DaemonSet/host-scanner', theirs: false, ours: true },
  // It looked for the socket's own path only; `/` holds it too.
  { name: 'C-0074 DaemonSet/host-scanner', theirs: false, ours: true },
  // With hostNetwork the API server sets host ports by itself: one fault, not two.
  { name: 'C-0044 DaemonSet/host-scanner', theirs: true, ours: false },
  // No Service sends anything to it, so nothing waits for it to be ready.
  { name: 'C-0018 Deployment/loadgenerator', theirs: true, ours: false },
]

const report = z.object({
  resources: z.array(z.object({ resourceID: z.string(), object: z.unknown() })),
  results: z.array(
    z.object({
      resourceID: z.string(),
      controls: z.array(z.object({ controlID: z.string(), rules: z.array(z.object({ status: z.string() })) })),
    }),
  ),
})
const folder = new URL('../../../shared/fixtures/kubescape/', import.meta.url)

/** One line per workload and control on which Kubescape and we give an answer. */
function compared(file: string) {
  const { resources, results } = report.parse(JSON.parse(readFileSync(fileURLToPath(new URL(file, folder)), 'utf8')))
  // Kubescape also lists subjects with the roles bound to them, which are no objects of the API.
  const objects = new Map(
    resources.flatMap(({ resourceID, object }) => {
      const parsed = kubernetesObjectSchema.safeParse(object)
      return parsed.success ? [[resourceID, parsed.data] as const] : []
    }),
  )
  const services = [...objects.values()]
    .filter(({ kind }) => kind === 'Service')
    .map(({ metadata, spec }) => ({ name: metadata.name, namespace: metadata.namespace ?? null, spec }))
  const known = related({ services }, ['service'])
  return results.flatMap(({ resourceID, controls }) =>
    controls.flatMap(({ controlID, rules }) => {
      const object = objects.get(resourceID)
      const asset = object && kindFacts(groupOf(object.apiVersion), object.kind)?.asset
      const checks = (same[controlID] ?? [])
        .map(checkById)
        .filter((check) => check?.subject === 'object')
        .filter(({ assetKinds }) => asset && assetKinds.includes(asset))
      if (!object || checks.length === 0) return []
      const theirs = rules.some(({ status }) => status === 'failed')
      const failing = checks.filter((check) => Array.isArray(judge(check, object, known)))
      return [
        {
          name: `${controlID} ${object.kind}/${object.metadata.name}`,
          theirs,
          ours: failing.length > 0,
          object,
          failing,
        },
      ]
    }),
  )
}

const files = [
  { file: 'dd-six-frameworks-44-resources.json', least: 250, differences: deliberate },
  { file: 'dd-v3-clusterscan-all-pass.json', least: 12, differences: [] },
]
const present = existsSync(folder)

it.each(present ? [] : [fileURLToPath(folder)])('has no corpus to read: the folder %s is absent', (absent) => {
  expect(existsSync(absent)).toBe(false)
})

it.each(present ? files : [])(
  'agrees with Kubescape about $file, and mends what is found',
  ({ file, least, differences }) => {
    const cases = compared(file)
    expect(cases.length).toBeGreaterThanOrEqual(least)
    const differing = cases.filter(({ ours, theirs }) => ours !== theirs)
    const inOrder = (rows: readonly { name: string }[]) => rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    expect(inOrder(differing.map(({ name, ours, theirs }) => ({ name, theirs, ours })))).toEqual(inOrder(differences))
    for (const { object, failing } of cases) {
      for (const check of failing) if (check.patch) expectMended(check, object)
    }
  },
)
