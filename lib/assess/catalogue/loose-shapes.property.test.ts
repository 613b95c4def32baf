import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { kubernetesKinds } from '@/lib/model/kubernetes-kinds'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import { evaluateObject } from '../evaluate'
import { checks } from '.'

/** Words that checks look for, so that odd values land where they are read. */
const fields = fc.constantFrom(
  'spec',
  'template',
  'containers',
  'initContainers',
  'volumes',
  'name',
  'image',
  'securityContext',
  'ports',
  'rules',
  'listeners',
  'tls',
  'hosts',
  'ingress',
  'egress',
  'from',
  'to',
  'ipBlock',
  'cidr',
  'status',
  'addresses',
  'csi',
  'nodeInfo',
  'kubeletVersion',
  'type',
  'host',
  'livenessProbe',
  'httpGet',
  'lifecycle',
  'resources',
  'limits',
  'cpu',
  'emptyDir',
  'sizeLimit',
  'sysctls',
  'hostAliases',
  'clientConfig',
  'url',
  'parameters',
  'service',
)
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '*',
    '0.0.0.0/0',
    'v1.33.1',
    'NodePort',
    '__proto__',
    '\u202e',
    -1,
    0,
    1e300,
    true,
  ),
  fc.string({ maxLength: 8 }),
)
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fields, tie('tree'), { maxKeys: 6 }),
  ),
}))
const record = fc.dictionary(fields, tree, { maxKeys: 6 })

const object = fc
  .tuple(fc.constantFrom(...kubernetesKinds), record, record, record, fc.array(record, { maxLength: 2 }))
  .map(([facts, spec, status, parameters, webhooks]) => ({
    asset: facts.asset,
    value: {
      apiVersion: facts.group === '' ? 'v1' : `${facts.group}/v1`,
      kind: facts.kind,
      metadata: { name: 'odd', ...(facts.namespaced && { namespace: 'shop' }) },
      spec: facts.kind === 'Deployment' ? { template: { spec } } : spec,
      status,
      parameters,
      webhooks,
      rules: webhooks,
    },
  }))

const related = { imageUsers: {}, now: new Date(0) }

it('no check throws on an object of any kind but as a problem that names it, and no patch is given for one', () => {
  fc.assert(
    fc.property(object, ({ asset, value }) => {
      const parsed = kubernetesObjectSchema.parse(value)
      const { results, problems } = evaluateObject({ kind: asset, key: 'odd' }, parsed, {
        imageUsers: {},
        now: new Date(0),
      })
      const told = new Set([
        ...results.map(({ checkId }) => checkId),
        ...problems.flatMap(({ path }) => path.split(', ')),
      ])
      const asked = checks
        .filter((check) => check.subject === 'object')
        .filter((check) => check.assetKinds.includes(asset) && check.concerns?.(parsed, related) !== false)
      expect(told.size).toBe(asked.length)
      for (const { message } of problems) expect(message).toMatch(/^odd could not be assessed: ./)
      const unreadable = new Set(problems.flatMap(({ path }) => path.split(', ')))
      for (const check of asked) {
        if (check.patch !== undefined && !unreadable.has(check.id)) expect(() => check.patch?.(parsed)).not.toThrow()
      }
    }),
    { numRuns: 400 },
  )
})
