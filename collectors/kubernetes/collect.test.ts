import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { kubernetesAdapter } from '@/lib/ingest/adapters/kubernetes'
import { collectorHeartbeatSchema } from '@/lib/model/heartbeat'
import { selfSigned } from './testing/self-signed'
import * as make from './testing/objects'
import { makeRig } from './testing/run'

let rig: Awaited<ReturnType<typeof makeRig>>
beforeEach(async () => {
  rig = await makeRig()
  rig.api.put(...make.estate())
})
afterEach(() => rig.end())

const soon = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 20 })
const reports = () => rig.receiver.reports()
const spooled = () => readdirSync(rig.spool).filter((name) => name.endsWith('.gz'))

/** Waits for the snapshot, then does something, and gives back what was reported of it. */
async function afterSnapshot(change: () => void) {
  await soon(() => expect(reports()).toHaveLength(1))
  change()
  await soon(() => expect(reports().length).toBeGreaterThan(1))
  return reports()
}

describe('the collector of a cluster', () => {
  it('reports everything at the start, in a form that the server reads', async () => {
    rig.start({ 'cluster-name': 'prod' })
    await soon(() => expect(reports()).toHaveLength(1))
    const [first] = reports()
    expect(first).toMatchObject({
      cluster: { uid: 'the-cluster', version: 'v1.34.0', name: 'prod' },
      covers: { namespaces: '*', clusterWide: true },
    })
    expect(rig.receiver.newest()).toEqual([
      'Deployment web',
      'Namespace kube-system',
      'Namespace ops',
      'Namespace shop',
      'Node node-1',
      'Pod lone',
      'Pod web-1-a',
      'ReplicaSet web-1',
    ])
    const read = kubernetesAdapter.read([first], { collectedAt: '', collector: 'test' })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.observation.rejected).toEqual([])
    const web = read.observation.assets.find(({ kind, name }) => kind === 'workload' && name === 'web')
    expect(web?.attributes).toMatchObject({ pods: { count: 1, running: 1 }, exposed: 'none' })
    expect(read.observation.assets.find(({ kind }) => kind === 'cluster')?.attributes).toMatchObject({
      distribution: 'eks',
    })
  })

  it('lists in pages', async () => {
    rig.api.put(...Array.from({ length: 450 }, (_, index) => make.pod(`p-${index}`, null, 'ops')))
    rig.start()
    await soon(() => expect(reports()).toHaveLength(1))
    expect(rig.receiver.newest().filter((name) => name.startsWith('Pod p-'))).toHaveLength(450)
    expect(rig.api.requests.filter((line) => line.includes('/pods?limit=200')).length).toBeGreaterThanOrEqual(3)
  })

  it('reports a change of a namespace alone, and what is gone by leaving it out', async () => {
    rig.start()
    const [, change] = await afterSnapshot(() => rig.api.put(make.deployment('api')))
    expect(change?.covers).toEqual({ namespaces: ['shop'], clusterWide: false })
    expect(rig.receiver.newest()).toContain('Deployment api')
    rig.api.remove('Deployment', 'web', 'shop')
    await soon(() => expect(rig.receiver.newest()).not.toContain('Deployment web'))
    // What the Deployment made is going too, though it is still there.
    expect(rig.receiver.newest()).toEqual(['Deployment api', 'Pod lone'])
  })

  it('says nothing when nothing that it tells of has changed', async () => {
    rig.start()
    await soon(() => expect(reports()).toHaveLength(1))
    const web = make.deployment('web')
    rig.api.put({ ...web, status: { readyReplicas: 0 } })
    rig.api.bookmark()
    rig.api.put(make.namespace('new'))
    await soon(() => expect(reports()).toHaveLength(2))
    expect(reports()[1]?.covers).toEqual({ namespaces: [], clusterWide: true })
  })

  it('lists again when the server has forgotten what it asks for, and finds what went meanwhile', async () => {
    rig.start()
    await soon(() => expect(reports()).toHaveLength(1))
    await rig.api.close()
    rig.api.remove('Pod', 'lone', 'shop')
    rig.api.put(make.deployment('late'))
    rig.api.compact()
    await rig.api.listen()
    await soon(() => {
      expect(rig.receiver.newest()).toContain('Deployment late')
      expect(rig.receiver.newest()).not.toContain('Pod lone')
    })
  })

  it('goes on from where it was when a watch ends', async () => {
    rig.start()
    await soon(() => expect(reports()).toHaveLength(1))
    rig.api.bookmark()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const lists = () => rig.api.requests.filter((line) => line.includes('limit=')).length
    const before = lists()
    rig.api.endWatches()
    rig.api.put(make.deployment('after'))
    await soon(() => expect(rig.receiver.newest()).toContain('Deployment after'))
    expect(lists()).toBe(before)
  })

  it('names what it may not read, and concludes nothing from its absence', async () => {
    rig.api.forbidden.add('/apis/apps/v1/deployments')
    rig.start()
    await soon(() => expect(reports()).toHaveLength(1))
    expect(reports()[0]?.kinds).not.toContainEqual({ group: 'apps', kind: 'Deployment' })
    expect(reports()[0]?.kinds).toContainEqual({ group: 'batch', kind: 'CronJob' })
    await soon(() => {
      const last = rig.receiver.received.filter(({ url }) => url.includes('heartbeat')).at(-1)
      const beat = collectorHeartbeatSchema.parse(JSON.parse(last?.text ?? '{}'))
      expect(beat.cluster).toMatchObject({ distribution: 'eks', nodes: 1, inStep: true })
      expect(beat.cluster?.unreadable.map(({ kind }) => kind)).toEqual(['Deployment'])
      expect(beat.cluster?.objects).toMatchObject({ Pod: 2, Node: 1 })
    })
  })

  it('tells namespaces that a route joins together', async () => {
    const route = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'door', namespace: 'ops' },
      spec: { rules: [{ backendRefs: [{ name: 'front', namespace: 'shop' }] }] },
    }
    rig.api.put(route)
    rig.start()
    const [, change] = await afterSnapshot(() => rig.api.put(make.deployment('api')))
    expect(change?.covers.namespaces).toEqual(['ops', 'shop'])
  })
})

describe('what leaves the cluster', () => {
  const everythingSent = () =>
    rig.receiver.received.map(({ text, headers }) => text + JSON.stringify(headers)).join('\n')

  it.each([false, true])('holds no secret (names asked for: %s)', async (names) => {
    rig.receiver.answer = () => ({ status: 503 })
    rig.start({ 'secret-names': names })
    await soon(() => expect(spooled()).toHaveLength(1))
    const onDisk = spooled().map((name) => gunzipSync(readFileSync(join(rig.spool, name))).toString('utf8'))
    rig.receiver.answer = () => ({ status: 202 })
    await soon(() => expect(reports()).toHaveLength(1))
    rig.api.put(make.secret('other'), make.pod('more', null), make.configMap('third'))
    await soon(() => expect(rig.receiver.newest()).toContain('Pod more'))
    for (const secret of make.secrets) expect(everythingSent() + onDisk.join('')).not.toContain(secret)
    expect(everythingSent()).toContain('DB_PASSWORD')
    expect(everythingSent()).toContain('"MODE","value":"fast"')
    const asked = rig.api.requests.some((line) => line.includes('/secrets'))
    expect([asked, rig.receiver.newest().includes('Secret other')]).toEqual([names, names])
  })

  it('goes with the token of the collector, not with that of the cluster', async () => {
    rig.start()
    await soon(() => expect(reports()).toHaveLength(1))
    expect(rig.receiver.received.every(({ headers }) => headers.authorization === 'Bearer plc_token')).toBe(true)
    expect(everythingSent()).not.toContain(rig.api.token)
  })
})

describe('who it is to the cluster', () => {
  it('an exec plug-in may say', async () => {
    const credential = {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token: rig.api.token },
    }
    const args = ['-e', `process.stdout.write(${JSON.stringify(JSON.stringify(credential))})`]
    const exec = { apiVersion: credential.apiVersion, command: process.execPath, args, interactiveMode: 'Never' }
    rig.start({ kubeconfig: rig.kubeconfig({ exec }) })
    await soon(() => expect(reports()).toHaveLength(1))
  })

  it('a client certificate may say', async () => {
    const { key, cert } = selfSigned('collector-client')
    const data = (text: string) => Buffer.from(text).toString('base64')
    const user = { 'client-certificate-data': data(cert), 'client-key-data': data(key) }
    rig.start({ kubeconfig: rig.kubeconfig(user) })
    await soon(() => expect(reports()).toHaveLength(1))
    expect([...rig.api.clients]).toEqual(['collector-client'])
  })

  it('is refused in words when there is no such context', async () => {
    const done = new AbortController()
    const { collectKubernetes } = await import('./collect')
    const values = { kubeconfig: rig.kubeconfig(), context: 'elsewhere', url: rig.receiver.url, spool: rig.spool }
    expect(await collectKubernetes(values, { PLIMSOLL_TOKEN: 'x' }, done.signal)).toBe(2)
    expect(await collectKubernetes({ ...values, url: 'no url' }, { PLIMSOLL_TOKEN: 'x' }, done.signal)).toBe(2)
    expect(await collectKubernetes(values, {}, done.signal)).toBe(2)
  })
})

describe('when the server does not take reports', () => {
  const refuse = (status: number, problem?: string) => {
    const body = problem ? { type: `https://plimsoll.dev/problems/${problem}`, detail: 'in words' } : {}
    rig.receiver.answer = () => ({ status, body })
  }
  const take = () => {
    rig.receiver.answer = () => ({ status: 202 })
  }
  const trouble = () => {
    const last = rig.receiver.received.filter(({ url }) => url.includes('heartbeat')).at(-1)
    return collectorHeartbeatSchema.parse(JSON.parse(last?.text ?? '{}')).trouble
  }

  it.each([
    ['the plan is off', 409, 'plan-disabled', 'refuses reports'],
    ['the token was revoked', 401, 'unauthenticated', 'does not know this token'],
    ['the token is of another format', 403, 'forbidden', 'answers 403'],
    ['it is busy', 503, undefined, 'answers 503'],
  ])('says why and keeps them: %s', async (_, status, problem, words) => {
    refuse(status, problem)
    rig.start()
    await soon(() => expect(trouble()).toContain(words))
    expect(spooled()).toHaveLength(1)
    take()
    await soon(() => expect(reports()).toHaveLength(1))
    await soon(() => expect(trouble()).toBeNull())
    expect(spooled()).toEqual([])
  })

  it('brings them in order when it is back, also by the next process', async () => {
    await rig.receiver.close()
    const stop = rig.start()
    await soon(() => expect(spooled()).toHaveLength(1))
    rig.api.put(make.deployment('second'))
    await soon(() => expect(spooled()).toHaveLength(2))
    await stop()
    await rig.receiver.listen()
    rig.start({}, { PLIMSOLL_GATHER: '60' })
    await soon(() => expect(reports().length).toBeGreaterThanOrEqual(1))
    await soon(() => expect(spooled()).toEqual([]))
    expect(rig.receiver.newest()).toContain('Deployment second')
    const times = reports().map((report) => report.collectedAt)
    expect(times).toEqual([...times].sort())
  })

  it('sends smaller parts when one is too large, each final about its own namespaces', async () => {
    for (let index = 0; index < 12; index += 1) {
      const name = `space-${index}`
      rig.api.put(make.namespace(name))
      // Names that do not pack well.
      const words = Array.from(
        { length: 60 },
        (_, at) => `registry.example.com/${Math.random()}${Math.random()}${Math.random()}/${index}-${at}:1`,
      )
      words.forEach((image, at) => rig.api.put(make.deployment(`app-${at}`, name, image)))
    }
    const largest = 24 * 1024
    rig.receiver.answer = ({ body }) => ({ status: body.length > largest ? 413 : 202 })
    rig.start()
    await soon(() => expect(new Set(reports().flatMap(({ covers }) => covers.namespaces)).size).toBe(15))
    expect(reports().some(({ covers }) => covers.namespaces === '*')).toBe(false)
    expect(reports().filter(({ covers }) => covers.clusterWide)).not.toHaveLength(0)
    const items = reports().flatMap((report) => report.items.filter(({ kind }) => kind === 'Deployment'))
    expect(new Set(items.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).size).toBe(12 * 60 + 1)
  })

  it('replaces what waits by the state as it is when the disk is full', async () => {
    await rig.receiver.close()
    rig.start({ 'spool-limit': '0.001' })
    await soon(() => expect(spooled()).toHaveLength(1))
    for (let index = 0; index < 4; index += 1) {
      rig.api.put(make.deployment(`more-${index}`))
      await new Promise((resolve) => setTimeout(resolve, 600))
    }
    await soon(() => expect(spooled().some((name) => Number(name.slice(0, 12)) > 2)).toBe(true))
    await rig.receiver.listen()
    await soon(() => expect(rig.receiver.newest()).toContain('Deployment more-3'))
    expect(reports()[0]?.covers.namespaces).toBe('*')
  })
})
