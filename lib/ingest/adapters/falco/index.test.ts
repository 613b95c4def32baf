import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { eventId } from '@/lib/store/identity'
import { falcoAdapter } from '.'

const context = { collectedAt: '2026-03-01T12:00:00.000Z', collector: 'falco' }
const shell = {
  uuid: '5a1c1a39-0000-4000-8000-000000000001',
  output: '10:00:00.000000001: Notice A shell was spawned (user=root shell=bash)',
  priority: 'Notice',
  rule: 'Terminal shell in container',
  time: '2026-02-28T10:00:00.000000001Z',
  source: 'syscall',
  hostname: 'node-1',
  tags: ['container', 'mitre_execution', 'T1059'],
  output_fields: {
    'container.id': '0f8d7e2a3296',
    'container.name': 'web',
    'container.image.repository': 'ghcr.io/acme/shop',
    'container.image.tag': '1.4',
    'k8s.ns.name': 'shop',
    'k8s.pod.name': 'checkout-6d88f6dcdd-k6bc5',
    'proc.name': 'bash',
    'proc.cmdline': 'bash -c "mysql -psecretpass shop"',
    'proc.pname': '<NA>',
    'user.name': 'root',
    'fd.name': '/dev/pts/0',
  },
}
const audit = {
  output: 'Attach/Exec to pod (user=jane pod=db-0)',
  priority: 'Notice',
  rule: 'Attach/Exec Pod',
  time: '2026-02-28T10:00:05Z',
  source: 'k8s_audit',
  hostname: 'falco-k8saudit-0',
  output_fields: {
    'ka.user.name': 'jane',
    'ka.target.resource': 'pods',
    'ka.target.name': 'db-0',
    'ka.target.namespace': 'shop',
  },
}

conformsToAdapter(
  falcoAdapter,
  [
    { name: 'one event in a cluster', documents: [shell] },
    {
      name: 'an array without a cluster',
      documents: [[shell, { ...shell, hostname: 'node-2' }]],
      context: { cluster: '' },
    },
    { name: 'an event without its output', documents: [{ ...shell, output: undefined }] },
    { name: 'a log with lines of text', text: `${JSON.stringify(shell)}\nEvents detected: 1\n   NOTICE: 1\n` },
    { name: 'JSON lines', text: `${JSON.stringify(shell)}\n${JSON.stringify(audit)}\n` },
  ],
  [
    { name: 'an unknown priority', documents: [{ ...shell, priority: 'Loud' }] },
    { name: 'no time', documents: [[{ ...shell, time: 'yesterday' }]] },
    { name: 'a time that no sensor lived in', documents: [[{ ...shell, time: '0000-01-01T00:00:00Z' }]] },
    { name: 'neither host nor cluster', documents: [{ ...shell, hostname: undefined }], context: { cluster: '' } },
  ],
)

function read(documents: unknown[], cluster?: string) {
  const result = falcoAdapter.read(documents, { ...context, ...(cluster ? { cluster } : {}) })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const only = (documents: unknown[], cluster?: string) => {
  const [event] = read(documents, cluster).events
  if (!event) throw new Error('no event')
  return event
}
const withFields = (fields: Record<string, unknown>) => ({
  ...shell,
  output_fields: { ...shell.output_fields, ...fields },
})

describe('place', () => {
  it('resolves a pod of a Deployment to its workload', () => {
    const { assets, events } = read([shell], 'prod')
    expect(assets.map((asset) => asset.key)).toEqual([
      'k8s/prod',
      'k8s/prod/Namespace/shop',
      'k8s/prod/apps/Deployment/shop/checkout',
    ])
    expect(assets.every((asset) => asset.mentioned)).toBe(true)
    expect(events[0]?.asset).toBe('k8s/prod/apps/Deployment/shop/checkout')
    expect(events[0]?.cluster).toBe('k8s/prod')
  })

  it.each([
    ['backup-29567890-x7z2k', 'k8s/prod/batch/CronJob/shop/backup'],
    ['release-20260101-x7z2k', 'k8s/prod/core/Pod/shop/release-20260101-x7z2k'],
    ['db-0', 'k8s/prod/core/Pod/shop/db-0'],
    ['agent-x7z2k', 'k8s/prod/core/Pod/shop/agent-x7z2k'],
    ['word-password-x7z2k', 'k8s/prod/core/Pod/shop/word-password-x7z2k'],
    ['a/b', 'k8s/prod/Namespace/shop'],
  ])('places %s', (pod, key) => {
    expect(only([withFields({ 'k8s.pod.name': pod })], 'prod').asset).toBe(key)
  })

  it('believes a field that names the controller', () => {
    const named = withFields({ 'k8s.pod.name': 'odd', 'k8smeta.deployment.name': 'checkout' })
    expect(only([named], 'prod').asset).toBe('k8s/prod/apps/Deployment/shop/checkout')
  })

  it('takes the cluster of the event before the one of the sender', () => {
    expect(only([withFields({ 'k8s.cluster.name': 'edge' })], 'prod').cluster).toBe('k8s/edge')
  })

  it('takes a host event for its node in a cluster, for a Docker host without one', () => {
    const host = { ...shell, output_fields: { 'container.id': 'host', 'proc.name': 'bash' } }
    expect(only([host], 'prod').asset).toBe('k8s/prod/Node/node-1')
    expect(only([host]).asset).toBe('docker/node-1')
    expect(only([host]).entities.some((entity) => entity.kind === 'container')).toBe(false)
  })

  it('reads the target of an audit event, and never its sensor as a node', () => {
    expect(only([audit], 'prod').asset).toBe('k8s/prod/core/Pod/shop/db-0')
    const secret = {
      ...audit,
      output_fields: {
        'ka.target.resource': 'secrets',
        'ka.target.name': 'x',
        'ka.uri': '/api/v1/namespaces/shop/secrets/x',
      },
    }
    expect(only([secret], 'prod').asset).toBe('k8s/prod/Namespace/shop')
    const knative = {
      ...audit,
      output_fields: {
        ...audit.output_fields,
        'ka.target.resource': 'services',
        'ka.uri': '/apis/serving.knative.dev/v1/namespaces/shop/services/db-0',
      },
    }
    expect(only([knative], 'prod').asset).toBe('k8s/prod/Namespace/shop')
    const binding = {
      ...audit,
      output_fields: { 'ka.target.resource': 'clusterrolebindings', 'ka.target.name': 'root:all' },
    }
    expect(only([binding], 'prod').asset).toBe('k8s/prod/rbac.authorization.k8s.io/ClusterRoleBinding/root:all')
  })
})

describe('event', () => {
  it('is the same whoever sends it, and another a nanosecond later', () => {
    const id = (event: unknown) => eventId('env', 'falco', only([event], 'prod').identity)
    expect(id({ ...shell, uuid: 'other', tags: null })).toBe(id(shell))
    expect(id({ ...shell, time: '2026-02-28T11:00:00.000000001+01:00' })).toBe(id(shell))
    expect(id({ ...shell, time: '2026-02-28T10:00:00.000000002Z' })).not.toBe(id(shell))
  })

  it('keeps the order of nanoseconds that milliseconds lose', () => {
    const times = ['2026-02-28T10:00:00.000000003Z', '2026-02-28T10:00:00.000000001Z', '2026-02-28T10:00:00.000000002Z']
    const { events, evidenceAt } = read(
      [times.map((time, index) => ({ ...shell, time, output: `event ${index}` }))],
      'prod',
    )
    expect(events.map((event) => event.message)).toEqual(['event 1', 'event 2', 'event 0'])
    expect(evidenceAt).toBe('2026-02-28T10:00:00.000Z')
  })

  it('lets no secret out', () => {
    const text = JSON.stringify(read([withFields({ 'proc.env': 'API_TOKEN=abcdef123456' })], 'prod'))
    expect(text).not.toContain('secretpass')
    expect(text).not.toContain('abcdef123456')
  })

  it('names its entities from the widest to the narrowest', () => {
    const { entities } = only([shell], 'prod')
    expect(entities.map((entity) => entity.kind)).toEqual([
      'cluster',
      'namespace',
      'workload',
      'host',
      'pod',
      'container',
      'image',
      'user',
      'process',
      'file',
    ])
    expect(entities.find((entity) => entity.kind === 'image')?.key).toBe('image/ghcr.io/acme/shop:1.4')
    expect(entities.find((entity) => entity.kind === 'process')?.detail).not.toHaveProperty('parent')
  })

  it('reads addresses, service accounts and names of the Docker runtime', () => {
    const fields = {
      'container.name': 'k8s_web_checkout-1_shop_uid-1_0',
      'fd.sip': '10.0.0.9',
      'fd.rip': 'fe80::1',
      'fd.name': '10.0.0.1:1->10.0.0.9:2',
    }
    const { entities } = only([withFields(fields)], 'prod')
    expect(entities.filter((entity) => entity.kind === 'ip').map((entity) => entity.name)).toEqual([
      '10.0.0.9',
      'fe80::1',
    ])
    expect(entities.find((entity) => entity.kind === 'container')?.name).toBe('web')
    expect(entities.some((entity) => entity.kind === 'file')).toBe(false)
    const account = {
      ...audit,
      output_fields: { ...audit.output_fields, 'ka.user.name': 'system:serviceaccount:ci:bot' },
    }
    expect(only([account], 'prod').entities).toContainEqual({
      kind: 'service-account',
      name: 'ci/bot',
      key: 'k8s/prod/core/ServiceAccount/ci/bot',
    })
  })

  it('loses only what cannot be read', () => {
    const inArray = read([[shell, shell, 7, { ...shell, priority: 'Loud', time: 0 }]], 'prod')
    expect(inArray.events).toHaveLength(2)
    expect(inArray.rejected.map((problem) => problem.path)).toEqual(['$[2]', '$[3].priority'])
    const lines = read([shell, audit, shell, { ...audit, rule: '' }], 'prod')
    expect(lines.rejected.map((problem) => problem.path)).toEqual(['line 4.rule'])
  })
})

it('throws at nothing that JSON can hold, and every event it reads stands on an asset it lists', () => {
  const fields = dictionary(
    constantFrom('k8s.ns.name', 'k8s.pod.name', 'ka.user.name', 'ka.uri', 'container.id', 'x'),
    jsonValue(),
  )
  const event = oneof(
    jsonValue(),
    fields.map((output_fields) => ({ ...shell, output_fields })),
    fields.map((output_fields) => ({ ...audit, output_fields })),
    dictionary(constantFrom(...Object.keys(shell)), jsonValue()).map((part) => ({ ...shell, ...part })),
  )
  assert(
    property(array(event, { maxLength: 5 }), constantFrom('prod', ''), (documents, cluster) => {
      falcoAdapter.recognise(documents)
      const result = falcoAdapter.read(documents, { ...context, cluster })
      if (!result.ok) return result.problems.length > 0
      const listed = new Set(result.observation.assets.map((asset) => asset.key))
      return result.observation.events.every((one) => listed.has(one.asset))
    }),
    { numRuns: 500 },
  )
})

it('an event without its output is told by its bare message, else by its rule', () => {
  const { output: _, ...bare } = shell
  expect(only([bare]).message).toBe('Terminal shell in container')
  expect(only([{ ...bare, message: 'A shell was spawned' }]).message).toBe('A shell was spawned')
})

it('lines of text in a log are counted, and cost no event', () => {
  const { events, rejected } = read([shell, 'Events detected: 1'])
  expect(events).toHaveLength(1)
  expect(rejected).toEqual([{ path: 'line 2', message: 'is no event but a line of text' }])
})
