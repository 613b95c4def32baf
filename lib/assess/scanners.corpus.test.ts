import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { checkById, checks } from './catalogue'
import { related } from './testing/facts'
import { judge } from './testing/judge'
import { workload } from './testing/workload'

const folder = new URL('../../../shared/fixtures/', import.meta.url)
const read = (file: string) => readFileSync(fileURLToPath(new URL(file, folder)), 'utf8')
const present = existsSync(folder)

/** A Service in front of the object and the account that it runs as, so that what depends on them is asked. */
const served = related(
  {
    services: [{ name: 'front', namespace: 'shop', spec: { selector: { app: 'x' } } }],
    'service-accounts': [{ name: 'default', objectKind: 'ServiceAccount', namespace: 'shop' }],
  },
  ['service', 'service-account'],
)
const fails = (object: KubernetesObject) => (id: string) => {
  const check = checkById(id)
  return check?.subject === 'object' && Array.isArray(judge(check, object, served))
}

it.each(present ? [] : [fileURLToPath(folder)])('has no corpus to read: the folder %s is absent', (absent) => {
  expect(existsSync(absent)).toBe(false)
})

describe.runIf(present)('Trivy Operator and we', () => {
  const report = z.object({
    report: z.object({ checks: z.array(z.object({ checkID: z.string(), success: z.boolean() })) }),
  })
  // The operator's own examples: one container with an image and nothing else, as the messages of the reports say.
  const bare = { containers: [{ name: 'hello', image: 'busybox:1.28' }] }

  it.each([
    ['trivy-operator/envtest-cronjob-configauditreport.yaml', workload('CronJob', bare)],
    ['trivy-operator/envtest-daemonset-configauditreport.yaml', workload('DaemonSet', bare)],
  ])('find the same faults in %s', (file, object) => {
    const theirs = report
      .parse(parse(read(file)))
      .report.checks.filter(({ success }) => !success)
      .map(({ checkID }) => checkID.replace(/^KSV0?(\d{3})$/, 'KSV-0$1'))
    expect(theirs).toHaveLength(13)
    const ours = checks
      .filter((check) => check.subject === 'object' && check.assetKinds.includes('workload'))
      .filter(({ id }) => fails(object)(id))
      .flatMap(({ mappings }) => mappings.trivy ?? [])
    // That release calls a missing profile Unconfined; ours says Unconfined where it is written, and missing elsewhere.
    // Users that nobody set are those of the image: what is at fault then is that root is possible, see KSV-0012.
    expect(theirs.filter((id) => !ours.includes(id))).toEqual(['KSV-0020', 'KSV-0021', 'KSV-0104'])
    // NET_RAW and hardening have rules of their own by now, which that release did not have. KSV-0036 asks for a token
    // that the pod explicitly mounts; ours knows that saying nothing mounts it too.
    const more = [...new Set(ours.filter((id) => !theirs.includes(id)))].sort()
    expect(more).toEqual(['KSV-0004', 'KSV-0036', 'KSV-0118', 'KSV-0119'])
  })
})

describe.runIf(present)('Polaris and we', () => {
  const verdicts = z.record(z.string(), z.object({ Success: z.boolean() }))
  const audit = z.object({
    Results: z.array(
      z.object({
        Kind: z.string(),
        PodResult: z
          .object({ Results: verdicts, ContainerResults: z.array(z.object({ Results: verdicts })) })
          .nullable(),
      }),
    ),
  })
  const same: Readonly<Record<string, string>> = {
    automountServiceAccountToken: 'k8s-sa-automount-token',
    hostIPCSet: 'k8s-pod-host-ipc',
    hostNetworkSet: 'k8s-pod-host-network',
    hostPIDSet: 'k8s-pod-host-pid',
    hostPathSet: 'k8s-pod-hostpath',
    hostProcess: 'k8s-pod-windows-host-process',
    procMount: 'k8s-pod-proc-mount',
    cpuLimitsMissing: 'k8s-res-cpu-limit',
    cpuRequestsMissing: 'k8s-res-cpu-request',
    dangerousCapabilities: 'k8s-pod-dangerous-capabilities',
    hostPortSet: 'k8s-pod-host-port',
    insecureCapabilities: 'k8s-pod-drop-all-capabilities',
    linuxHardening: 'k8s-pod-linux-hardening',
    livenessProbeMissing: 'k8s-res-liveness-probe',
    memoryLimitsMissing: 'k8s-res-memory-limit',
    memoryRequestsMissing: 'k8s-res-memory-request',
    notReadOnlyRootFilesystem: 'k8s-pod-readonly-rootfs',
    privilegeEscalationAllowed: 'k8s-pod-allow-privilege-escalation',
    pullPolicyNotAlways: 'k8s-img-pull-policy',
    readinessProbeMissing: 'k8s-res-readiness-probe',
    runAsPrivileged: 'k8s-pod-privileged',
    runAsRootAllowed: 'k8s-pod-run-as-non-root',
    sensitiveContainerEnvVar: 'k8s-secret-env-literal',
    tagNotSpecified: 'k8s-img-latest-tag',
  }
  const selected = (spec: object) => ({
    ...workload('Deployment', {}),
    spec: { template: { metadata: { labels: { app: 'x' } }, spec } },
  })
  const image = 'registry.example.com/generic-app'
  const probe = { httpGet: { path: '/', port: 8080 } }
  const careless = selected({ containers: [{ name: 'server', image, securityContext: { privileged: true } }] })
  const careful = selected({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'server',
        image: `${image}:1.4.2`,
        imagePullPolicy: 'Always',
        securityContext: {
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        },
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
        livenessProbe: probe,
        readinessProbe: probe,
      },
    ],
  })

  it.each([
    // Without a tag the API server always pulls, so a policy need not say so.
    ['polaris/dd-many.json', careless, ['pullPolicyNotAlways']],
    ['polaris/dd-none.json', careful, []],
  ])('say the same of %s', (file, object, differences) => {
    const pods = audit.parse(JSON.parse(read(file))).Results.flatMap(({ PodResult }) => PodResult ?? [])
    const rows = pods.flatMap(({ Results, ContainerResults }) =>
      [Results, ...ContainerResults.map((one) => one.Results)].flatMap((results) => Object.entries(results)),
    )
    const compared = rows.filter(([id]) => same[id] !== undefined)
    expect(compared).toHaveLength(Object.keys(same).length)
    const differing = compared.filter(([id, { Success }]) => fails(object)(same[id] ?? '') === Success)
    expect(differing.map(([id]) => id)).toEqual(differences)
  })
})
