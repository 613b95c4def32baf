import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kubernetesObjectSchema, podSpecSchema, type KubernetesObject } from '@/lib/model/kubernetes'
import { evaluateObject } from '../evaluate'
import { patchOf } from '../testing/judge'
import { strategicMerge } from '../testing/strategic-merge'
import { workload } from '../testing/workload'
import { checks } from '.'

const objectChecks = checks
  .filter((check) => check.subject === 'object')
  .filter((check) => check.assetKinds.includes('workload'))
const apply = (object: KubernetesObject, patch: unknown) =>
  kubernetesObjectSchema.parse(strategicMerge(structuredClone(object), patch))

/** Applies every patch there is, one after the other, as somebody would who works through the list. */
const mended = (object: KubernetesObject) =>
  objectChecks.reduce((current, check) => {
    const patch = patchOf(check, current)
    return patch === null ? current : apply(current, patch)
  }, object)

const failing = (object: KubernetesObject) =>
  evaluateObject({ kind: 'workload', key: 'k', namespace: 'shop' }, object, { imageUsers: {} })
    .results.filter(({ verdict }) => verdict.status === 'unhealthy')
    .map(({ checkId }) => checkId)

const careless = {
  hostPID: true,
  hostIPC: true,
  securityContext: {
    runAsUser: 0,
    fsGroup: 0,
    seccompProfile: { type: 'Unconfined' },
    appArmorProfile: { type: 'Unconfined' },
  },
  containers: [
    {
      name: 'web',
      image: 'nginx',
      ports: [{ containerPort: 80, hostPort: 80 }],
      securityContext: { privileged: true, capabilities: { add: ['ALL', 'NET_RAW', 'SYS_TIME', 'CAP_CHOWN', 'KILL'] } },
      volumeMounts: [
        { name: 'sock', mountPath: '/sock' },
        { name: 'data', mountPath: '/data' },
      ],
    },
  ],
  initContainers: [{ name: 'setup', securityContext: { runAsNonRoot: false, runAsGroup: 0 } }],
  volumes: [
    { name: 'sock', hostPath: { path: '/var/run' } },
    { name: 'data', hostPath: { path: '/srv/data' } },
  ],
}

/** What is left although a patch speaks of it; empty: only what needs a decision. */
const unmended = (object: KubernetesObject) =>
  failing(mended(object)).filter((id) => objectChecks.some((check) => check.id === id && check.patch !== undefined))

describe('the patches of all checks', () => {
  it.each(['Deployment', 'CronJob', 'Pod'] as const)('together mend a %s, except what needs a decision', (kind) => {
    const object = workload(kind, careless)
    expect(failing(object).length).toBeGreaterThan(20)
    expect(failing(mended(object))).toEqual(expect.arrayContaining(['k8s-pod-hostpath', 'k8s-img-latest-tag']))
    expect(unmended(object)).toEqual([])
  })

  it('converge in a second pass, whatever the order of the first', () => {
    const order = fc.shuffledSubarray(objectChecks, { minLength: objectChecks.length })
    fc.assert(
      fc.property(order, (shuffled) => {
        const object = shuffled.reduce(
          (current, check) => {
            const patch = patchOf(check, current)
            return patch === null ? current : apply(current, patch)
          },
          workload('Deployment', careless),
        )
        expect(unmended(object)).toEqual([])
      }),
    )
  })
})

it('no check and no patch throws on an odd pod that the API could hold', () => {
  const text = fc.constantFrom(null, '', 'ALL', 'CAP_x', '__proto__', 'Unconfined', '\u202e', '/..//', 'a:b@c')
  const number = fc.constantFrom(null, -1, 0, 1.5, 1e300)
  const context = fc.record({
    privileged: fc.constantFrom(null, true),
    runAsUser: number,
    runAsGroup: number,
    seccompProfile: fc.option(fc.record({ type: text })),
    capabilities: fc.option(
      fc.record({ add: fc.option(fc.array(text.map(String))), drop: fc.option(fc.array(text.map(String))) }),
    ),
  })
  const container = fc.record({
    name: text.map(String),
    image: text,
    securityContext: fc.option(context),
    ports: fc.option(fc.array(fc.record({ containerPort: number, hostPort: number }))),
    volumeMounts: fc.option(fc.array(fc.record({ name: text.map(String), mountPath: text }))),
    resources: fc.option(fc.record({ limits: fc.option(fc.dictionary(fc.string(), fc.string())) })),
  })
  const pod = fc.record({
    securityContext: fc.option(context),
    containers: fc.option(fc.array(container)),
    initContainers: fc.option(fc.array(container)),
    volumes: fc.option(
      fc.array(fc.record({ name: text.map(String), hostPath: fc.option(fc.record({ path: text.map(String) })) })),
    ),
  })
  fc.assert(
    fc.property(pod, (spec) => {
      expect(podSpecSchema.safeParse(spec).success).toBe(true)
      const object = workload('Deployment', spec)
      const { results, problems } = evaluateObject({ kind: 'workload', key: 'k' }, object, { imageUsers: {} })
      expect(problems).toEqual([])
      expect(results).toHaveLength(objectChecks.length)
      for (const check of objectChecks) expect(() => check.patch?.(object)).not.toThrow()
    }),
  )
})
