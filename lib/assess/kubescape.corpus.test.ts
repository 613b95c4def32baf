import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import { checkById } from './catalogue'
import { expectMended, judge } from './testing/judge'

/** Kubescape's controls that ask the same as checks of ours; a control fails if any of them does. */
const same: Readonly<Record<string, string[]>> = {
  'C-0016': ['k8s-pod-allow-privilege-escalation'],
  'C-0017': ['k8s-pod-readonly-rootfs'],
  'C-0038': ['k8s-pod-host-pid', 'k8s-pod-host-ipc'],
  'C-0041': ['k8s-pod-host-network'],
  'C-0044': ['k8s-pod-host-port'],
  'C-0045': ['k8s-pod-hostpath-writable'],
  'C-0048': ['k8s-pod-hostpath'],
  'C-0057': ['k8s-pod-privileged'],
  'C-0074': ['k8s-pod-runtime-socket'],
  'C-0270': ['k8s-res-cpu-limit'],
  'C-0271': ['k8s-res-memory-limit'],
}

/** Where we answer otherwise, and why: all on one DaemonSet that mounts `/` and uses the network of its nodes. */
const deliberate = [
  // That release passed the root directory as a harmless hostPath.
  { name: 'C-0048 DaemonSet/host-scanner', theirs: false, ours: true },
  // It looked for the socket's own path only; `/` holds it too.
  { name: 'C-0074 DaemonSet/host-scanner', theirs: false, ours: true },
  // With hostNetwork the API server sets host ports by itself: one fault, not two.
  { name: 'C-0044 DaemonSet/host-scanner', theirs: true, ours: false },
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
  return results.flatMap(({ resourceID, controls }) =>
    controls.flatMap(({ controlID, rules }) => {
      const object = objects.get(resourceID)
      const checks = (same[controlID] ?? []).map(checkById).filter((check) => check?.subject === 'object')
      if (!object || checks.length === 0) return []
      const theirs = rules.some(({ status }) => status === 'failed')
      const failing = checks.filter((check) => Array.isArray(judge(check, object)))
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
  { file: 'dd-six-frameworks-44-resources.json', least: 60, differences: deliberate },
  { file: 'dd-v3-clusterscan-all-pass.json', least: 3, differences: [] },
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
    expect(differing.map(({ name, ours, theirs }) => ({ name, theirs, ours }))).toEqual(differences)
    for (const { object, failing } of cases) {
      for (const check of failing) if (check.patch) expectMended(check, object)
    }
  },
)
