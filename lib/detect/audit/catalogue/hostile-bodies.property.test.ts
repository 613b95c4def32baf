import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { defaultAuditContext } from '../context'
import type { Hit } from '../detection'
import { auditEvent, judge, userNamed } from '../testing'
import { workloadResources } from '../pod'
import { statelessDetections } from './index'
import { tellingBodies } from './testing-bodies'
import { rbac } from './rbac'
import { credentials } from './credentials'
import { exposure } from './exposure'
import { tampering } from './tampering'

const own = [...rbac, ...credentials, ...exposure, ...tampering]

/** Fields that detections read, in whatever place, and keys that are dangerous in JavaScript. */
const words =
  'metadata spec status data labels annotations name namespace kind generation template rules verbs resources apiGroups ' +
  'resourceNames nonResourceURLs aggregationRule clusterRoleSelectors subjects roleRef request signerName conditions ' +
  'type expirationSeconds ports port targetPort externalIPs externalName selector loadBalancerSourceRanges tls hosts ' +
  'host http paths backend service ingress egress from to ipBlock cidr except podSelector matchLabels webhooks ' +
  'clientConfig url failurePolicy validationActions enforcementAction conversion webhook taints unschedulable replicas ' +
  'nodeSelector containers image mapRoles routes services backendRefs op path value $patch __proto__ constructor ' +
  'toString hasOwnProperty'
const keys = [...words.split(' '), '']
const odd =
  '* cluster-admin system:masters Group User ServiceAccount LoadBalancer NodePort ExternalName add remove replace /spec ' +
  '/rules/0 /data/a~1b secrets pods/exec get 0.0.0.0/0 true = kubernetes.io/kube-apiserver-client LS0tLS1CRUdJTg=='
const texts = [...odd.split(' '), '\0', '\ud800', '🔥']

const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom('a'.repeat(20_000), 'x=\n'.repeat(7_000), 'system:'.repeat(3_000)),
)
const { body } = fc.letrec<{ body: Json; list: Json; record: Json }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null)) as fc.Arbitrary<Json>,
    tie('list'),
    tie('record'),
    tie('record'),
  ),
  list: fc.array(tie('body'), { maxLength: 4 }) as fc.Arbitrary<Json>,
  record: fc.dictionary(fc.oneof(fc.constantFrom(...keys), text), tie('body'), { maxKeys: 6 }) as fc.Arbitrary<Json>,
}))

const resources = [...new Set([...own.flatMap(({ on }) => on.resources), ...workloadResources])]

/** The body with the node of this number, in the order of reading, replaced by something else. */
function mutated(body: Json, number: number, other: Json): Json {
  let count = 0
  const visit = (node: Json): Json => {
    if (count++ === number) return other
    if (Array.isArray(node)) return node.map(visit)
    if (node === null || typeof node !== 'object') return node
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]))
  }
  return visit(body)
}

const other = fc.oneof(
  body,
  text as fc.Arbitrary<Json>,
  fc.constant(Array.from({ length: 3_000 }, () => ({ name: '*', kind: 'User' }))),
)
const told = fc
  .tuple(fc.constantFrom(...Object.entries(tellingBodies)), fc.array(fc.tuple(fc.nat(40), other), { maxLength: 3 }))
  .map(([[place, seed], changes]) => ({
    place,
    requestObject: changes.reduce((given, [number, with_]) => mutated(given, number, with_), seed),
  }))
const strange = fc.record({
  place: fc
    .tuple(fc.constantFrom('', 'kyverno.io', 'constraints.gatekeeper.sh'), fc.constantFrom(...resources))
    .map((parts) => parts.join('/')),
  requestObject: fc.oneof(fc.constant(null), body),
})

const event = fc
  .record({
    verb: fc.constantFrom('create', 'update', 'patch', 'patch', 'delete', 'deletecollection', 'get', 'list', 'watch'),
    what: fc.oneof(told, told, strange),
    name: fc.oneof(fc.constantFrom('', 'coredns', 'aws-auth', 'system:node', 'falco', 'bootstrap-token-a'), text),
    namespace: fc.constantFrom('', 'kube-system', 'shop', 'istio-system'),
    user: text,
    impersonated: fc.constantFrom(null, userNamed('admin', 'system:masters')),
    uri: text,
    userAgent: fc.oneof(fc.constant('curl/8'), text),
    code: fc.constantFrom(200, 201, 403, null),
    responseObject: fc.oneof(fc.constant(null), body),
  })
  .map(({ what, name, namespace, ...rest }) => {
    const [group = '', plain = '', subresource = ''] = what.place.split('/')
    const object = { resource: plain, subresource, group, name, namespace }
    return auditEvent({
      ...rest,
      requestObject: what.requestObject,
      object: plain === '' || plain === '*' ? null : object,
    })
  })

const sizeOf = (hit: Hit) => JSON.stringify([hit.message, hit.evidence, hit.entities ?? []]).length

describe('a hostile body', () => {
  it('makes no detection throw, and what is said of it stays small', () => {
    const spoke = new Set<string>()
    fc.assert(
      fc.property(event, (given) => {
        for (const detection of statelessDetections) judge(detection, given)
        for (const detection of own) {
          const hit = judge(detection, given)
          if (!hit) continue
          spoke.add(detection.id)
          expect([detection.id, sizeOf(hit) < 12_000]).toEqual([detection.id, true])
        }
      }),
      { numRuns: 3_000 },
    )
    // What never speaks was not tried.
    expect(spoke.size).toBeGreaterThan(own.length * 0.8)
  }, 60_000)

  // Whatever stands in a body under the name of a credential is not repeated by those who look at it.
  it('does not leak what it holds as a credential', () => {
    const canary = 'canary-7f3a91'
    const key = fc.constantFrom(
      'password',
      'DB_PASSWORD',
      'client-secret',
      'token',
      'app.properties',
      'settings.yaml',
      'tls.key',
    )
    const value = fc.constantFrom(
      canary,
      `password = ${canary}`,
      `db:\n  password: "${canary}"\n`,
      `-----BEGIN PRIVATE KEY-----\n${canary}`,
      `https://jane:${canary}@db.example/`,
    )
    const reading = own.filter(({ on }) => ['secrets', 'configmaps'].some((one) => on.resources.includes(one)))
    let hits = 0
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { minKeys: 1 }),
        fc.constantFrom('secrets', 'configmaps'),
        (data, resource) => {
          for (const verb of ['create', 'update', 'patch']) {
            const object = { resource, group: '', namespace: 'kube-system', name: 'aws-auth' }
            const given = auditEvent({ verb, object, requestObject: { type: 'Opaque', data, stringData: data } })
            for (const detection of reading) {
              const hit = detection.match(given, defaultAuditContext)
              if (hit) hits += 1
              expect(JSON.stringify(hit)).not.toContain(canary)
            }
          }
        },
      ),
    )
    expect(hits).toBeGreaterThan(0)
  })
})
