import { describe, expect, it } from 'vitest'
import { defaultAuditContext } from './context'
import { earlierStateOf, evaluateStateless, isNews } from './evaluate'
import { execOf } from './exec-command'
import { isDecided, isDryRun, succeeded } from './outcome'
import { patchedParts } from './patch'
import { isFromInternet, sourceAddress } from './source-address'
import { auditEvent, creates, execs, podSpec, request, workload } from './testing'

const free = podSpec({}, { securityContext: { privileged: true } })
const ids = (...events: Parameters<typeof evaluateStateless>[0]) =>
  evaluateStateless(events, defaultAuditContext).map(({ detection }) => detection.id)

describe('evaluateStateless', () => {
  it('tells a request once, however many stages of it came', () => {
    const started = execs(['cat', '/etc/shadow'])
    const ended = { ...started, stage: 'ResponseComplete' as const, at: '2026-03-01T12:00:00.000Z' }
    const once = ['k8s-pod-exec', 'k8s-exec-sensitive-file']
    expect(ids(started, ended)).toEqual(once)
    expect(ids(ended)).toEqual(once)
    expect(ids(started, { ...started, auditId: 'another' })).toEqual([...once, ...once])
    const nameless = { ...started, auditId: '' }
    expect(ids(nameless, nameless)).toEqual([...once, ...once])
  })

  it('waits for the answer of what does not stay open', () => {
    const event = creates('pods', free)
    expect(ids({ ...event, stage: 'RequestReceived' }, { ...event, stage: 'ResponseStarted' })).toEqual([])
    expect(ids({ ...event, stage: 'Panic' })).toEqual([])
    expect(ids(event)).toContain('k8s-privileged-container')
  })

  it('passes over dry runs and refusals, but not for detections of refusals', () => {
    expect(ids(creates('pods', free, { uri: '/x?dryRun=All' }))).toEqual([])
    expect(ids(creates('pods', free, { code: 403 }))).toEqual(['k8s-forbidden-workload-create'])
    expect(ids(creates('pods', free, { code: 500 }))).toEqual([])
  })

  it('says nothing new of what was so before, where that is known', () => {
    const event = request('update', 'deployments', { requestObject: workload('deployments', free) })
    const [found] = evaluateStateless([event], defaultAuditContext)
    if (!found) throw new Error('nothing fired')
    expect(earlierStateOf(found)).toBe('k8s/test/apps/Deployment/shop/web')
    expect(isNews(found, workload('deployments', free), defaultAuditContext)).toBe(false)
    expect(isNews(found, workload('deployments', podSpec()), defaultAuditContext)).toBe(true)
    expect(isNews(found, null, defaultAuditContext)).toBe(true)
    expect(earlierStateOf({ ...found, event: { ...event, verb: 'create' } })).toBeNull()
    const [exec] = evaluateStateless([execs(['ls'])], defaultAuditContext)
    expect(exec && earlierStateOf(exec)).toBeNull()
  })

  it('keeps the order of the events, and is silent on what goes on all day', () => {
    const benign = ['pods', 'configmaps', 'services', 'endpointslices'].flatMap((resource) =>
      ['get', 'list', 'watch'].map((verb) => request(verb, resource)),
    )
    expect(ids(...benign, auditEvent({ uri: '/healthz' }), request('update', 'leases'))).toEqual([])
    expect(ids(creates('pods', free), execs(['ls']))).toEqual(['k8s-privileged-container', 'k8s-pod-exec'])
  })
})

describe('the outcome of a request', () => {
  it.each([
    [200, true],
    [201, true],
    [101, true],
    [0, true],
    [7, false],
    [16, false],
    [301, false],
    [404, false],
    [409, false],
  ])('code %i: %s', (code, done) => {
    expect(succeeded(auditEvent({ code }))).toBe(done)
  })

  it('is the authorizer’s word where no code is given', () => {
    const said = (decision?: string) =>
      succeeded(auditEvent({ code: null, annotations: decision ? { 'authorization.k8s.io/decision': decision } : {} }))
    expect([said('allow'), said('forbid'), said()]).toEqual([true, false, false])
  })

  it('is decided at the start only for what stays open', () => {
    const started = { stage: 'ResponseStarted' } as const
    expect(isDecided(request('watch', 'pods', started))).toBe(true)
    expect(isDecided(request('get', 'services/proxy', started))).toBe(true)
    expect(isDecided(request('get', 'pods', started))).toBe(false)
  })

  it.each([
    ['create', 'pods', '/x?dryRun=All', true],
    ['create', 'pods', '/x?fieldManager=a&dry%52un=All', true],
    ['delete', 'pods', '/x?dryRun=All', true],
    ['create', 'pods', '/x?dryRun=', false],
    ['create', 'pods', '/x?pretty=dryRun=All', false],
    ['create', 'pods', '/dryRun=All', false],
    ['get', 'secrets', '/x?dryRun=All', false],
    ['list', 'secrets', '/x?dryRun=All', false],
    ['create', 'pods/exec', '/x?dryRun=All', false],
    ['create', 'serviceaccounts/token', '/x?dryRun=All', false],
  ])('%s %s %s is a dry run: %s', (verb, resource, uri, is) => {
    expect(isDryRun(request(verb, resource, { uri }))).toBe(is)
  })
})

describe('where a request came from', () => {
  const from = (sourceIps: string[], trustedProxies: string[] = []) =>
    sourceAddress(auditEvent({ sourceIps }), { ...defaultAuditContext, trustedProxies })
  it('is the last entry: all before it can be made up', () => {
    expect(from(['10.0.0.1', '203.0.113.9'])).toBe('203.0.113.9')
    expect(from([])).toBe('')
  })

  it('is found by walking back over known proxies, never past the first', () => {
    expect(from(['1.1.1.1', '8.8.8.8', '10.0.0.5'], ['10.0.0.0/8'])).toBe('8.8.8.8')
    expect(from(['10.0.0.4', '10.0.0.5'], ['10.0.0.0/8'])).toBe('10.0.0.4')
    expect(from(['8.8.8.8', '10.0.0.5'], ['not a range'])).toBe('10.0.0.5')
    expect(isFromInternet(auditEvent({ sourceIps: ['8.8.8.8', '10.0.0.5'] }), defaultAuditContext)).toBe(false)
  })
})

it('reads the words of a command as they were given', () => {
  const of = (uri: string, requestObject = null as never) => execOf(auditEvent({ uri, requestObject }))
  expect(of('/x?command=sh&command=-c&command=echo+%22a%20b%22%3B&tty&stdin=0')).toEqual({
    command: ['sh', '-c', 'echo "a b";'],
    line: 'sh -c echo "a b";',
    plain: 'sh -c echo a b;',
    container: '',
    stdin: false,
    tty: true,
  })
  expect(of('/x', { command: ['id'], stdin: true } as never)).toMatchObject({ command: ['id'], stdin: true })
  expect(of('/x?command=%E0%A4%A').command).toHaveLength(1)
})

describe('a patch', () => {
  it.each([
    ['merge', { spec: { a: 1 } }, { spec: { a: 1 } }],
    ['JSON', [{ op: 'add', path: '/spec/a~1b', value: 1 }], { spec: { 'a/b': 1 } }],
    ['of the whole', [{ op: 'replace', path: '', value: { a: 1 } }], { a: 1 }],
    ['removal', [{ op: 'remove', path: '/spec' }], {}],
    ['test', [{ op: 'test', path: '/spec', value: 1 }], {}],
    [
      'two of one item',
      [
        { op: 'add', path: '/spec/c/0/x', value: 1 },
        { op: 'add', path: '/spec/c/0/y', value: 2 },
      ],
      { spec: { c: [{ name: 'web', x: 1, y: 2 }] } },
    ],
    ['an appended item', [{ op: 'add', path: '/spec/c/-', value: { name: 'z' } }], { spec: { c: [{ name: 'z' }] } }],
    ['a huge index', [{ op: 'add', path: '/spec/c/999999999', value: 1 }], { spec: { c: [1] } }],
    ['a prototype', [{ op: 'add', path: '/__proto__/polluted', value: 1 }], { ['__proto__']: { polluted: 1 } }],
    ['move', [{ op: 'move', from: '/a', path: '/b' }], null],
    ['no pointer', [{ op: 'add', path: 'spec', value: 1 }], null],
    ['a text', 'spec: {}', null],
  ])('%s', (_, patch, parts) => {
    expect(patchedParts(patch as never, { spec: { c: [{ name: 'web' }] } })).toEqual(parts)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
