import {
  anything,
  array,
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  option,
  property,
  record,
  string,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { draftAlert } from '../draft-alert'
import { auditDetections } from './catalogue'
import { defaultAuditContext } from './context'
import { evaluateStateless, isNews } from './evaluate'
import { fetchedFrom } from './catalogue/connections/fetched-from'
import * as patterns from './patterns'
import { downloadedScript, reverseShell } from './shell-lines'
import { auditEvent, request } from './testing'
import { toObservedEvent } from './to-event'

const context = { ...defaultAuditContext, approvedRegistries: ['ghcr.io/acme/*'], trustedProxies: ['10.0.0.0/8', 'x'] }
const verbs = ['create', 'update', 'patch', 'delete', 'deletecollection', 'get', 'list', 'watch', 'x']
const resources = [...new Set(auditDetections.flatMap(({ on }) => on.resources)), 'x/y'].filter((one) => one !== '*')

// Bodies that are nearly right: the keys that detections read, with anything under them.
const keys = [
  'metadata',
  'spec',
  'template',
  'jobTemplate',
  'containers',
  'initContainers',
  'ephemeralContainers',
  'volumes',
  'hostPath',
  'path',
  'securityContext',
  'capabilities',
  'add',
  'privileged',
  'image',
  'command',
  'args',
  'env',
  'name',
  'value',
  'op',
  'labels',
  'annotations',
  'ownerReferences',
  'controller',
  'rules',
  'verbs',
  'resources',
  'subjects',
  'roleRef',
  'request',
  'data',
  'tolerations',
  'affinity',
  'nodeAffinity',
  'hostPID',
  '__proto__',
]
const leaf = oneof(jsonValue(), constantFrom<Json>(true, '/', 'add', '/spec/containers/0/image', 'nc -e sh', '*', 0))
const nested = (depth: number): ReturnType<typeof oneof<(typeof leaf)[]>> =>
  depth === 0
    ? oneof(leaf)
    : (oneof(
        leaf,
        array(nested(depth - 1), { maxLength: 3 }),
        dictionary(constantFrom(...keys), nested(depth - 1), { maxKeys: 4 }),
      ) as never)
const body = nested(6)

const events = record({
  verb: constantFrom(...verbs),
  resource: constantFrom(...resources),
  code: constantFrom(200, 201, 101, 403, null),
  requestObject: option(body),
  responseObject: option(body),
  uri: oneof(
    string(),
    string().map((text) => `/x?command=${text}&dryRun=%`),
  ),
  name: string(),
  namespace: oneof(string(), constantFrom('kube-system', 'shop', '')),
  user: oneof(string(), constantFrom('jane', 'system:anonymous', 'system:serviceaccount:a:b', 'system:node:n')),
  userAgent: string(),
  annotation: string(),
}).map(({ resource, name, namespace, user, annotation, ...parts }): AuditEvent => {
  const annotations = {
    'authorization.k8s.io/decision': 'allow',
    'validation.policy.admission.k8s.io/validation_failure': annotation,
    'pod-security.kubernetes.io/audit-violations': annotation,
  }
  if (resource === '') return auditEvent({ ...parts, user, annotations, object: null } as never)
  return request(parts.verb, resource, { ...parts, user, annotations, object: { name, namespace } } as never)
})

describe('hostile events', () => {
  it('make nothing throw, and what is stored of them stays small', () => {
    assert(
      property(array(events, { maxLength: 5 }), (batch) => {
        for (const { event, detection, hit } of evaluateStateless(batch, context)) {
          isNews({ event, detection, hit }, batch[0]?.requestObject ?? null, context)
          const stored = toObservedEvent(event, detection, hit, context)
          expect(JSON.stringify(stored).length).toBeLessThan(100_000)
          expect(draftAlert('kubernetes-audit', stored)?.type).toBe(detection.id)
        }
      }),
      { numRuns: 1_500 },
    )
  })

  it('a body of any shape is read as holding nothing', () => {
    assert(
      property(anything(), (value) => {
        const body = (JSON.parse(JSON.stringify(value) ?? 'null') ?? null) as Json
        evaluateStateless(
          [
            request('create', 'pods', { requestObject: body }),
            request('patch', 'roles', { requestObject: body, responseObject: body }),
          ],
          context,
        )
      }),
    )
  })
})

/** Texts that make a backtracking search try every start and every length. */
const traps = [
  'nc ',
  'curl ',
  'curl|',
  'python ',
  '-',
  'bash ',
  'sh $(',
  'socat ',
  '/home/',
  '/proc/',
  'eyJaaaaaaaa.',
  '-eyJaaaaaaaa',
  'BEGIN PRIVATE ',
  '-----BEGIN A ',
  'wget http://',
  'http://a',
  '1.1.1.1 ',
  'base64 -d ',
  'a/',
  ' ',
  '::',
  'apt ',
  'kali',
]

describe('patterns', () => {
  const expressions = Object.entries(patterns).flatMap(([name, pattern]) =>
    pattern instanceof RegExp ? [[name, pattern] as const] : [],
  )
  // A search that tried every start to the end would take 200,000² steps: minutes, on any machine.
  it.each(expressions)('%s searches in time linear in the text', (_, pattern) => {
    for (const trap of traps) {
      const text = trap.repeat(Math.ceil(200_000 / trap.length))
      const start = performance.now()
      pattern.test(text)
      expect(performance.now() - start, `"${trap}" again and again`).toBeLessThan(2_000)
    }
  })

  it.each([
    ['reverseShell', reverseShell],
    ['downloadedScript', downloadedScript],
    ['fetchedFrom', fetchedFrom],
  ])('%s looks no further than it should', (_, search) => {
    for (const trap of traps) {
      const start = performance.now()
      search(trap.repeat(Math.ceil(5_000_000 / trap.length)))
      expect(performance.now() - start, `"${trap}" again and again`).toBeLessThan(2_000)
    }
  })
})
