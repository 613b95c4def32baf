import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import * as make from '@/collectors/kubernetes/testing/objects'
import { SimulatedApiServer } from '@/collectors/kubernetes/testing/simulated-api-server'
import { baseUrl } from '../playwright.config'
import { deliver, fresh, makeCollector, makeEnvironment, read, type Listed } from './api'
import { expect, open, test } from './story'

/** A door before the server: shut, the server is away for whoever comes through it. */
async function makeDoor() {
  const { hostname, port } = new URL(baseUrl)
  const sockets = new Set<Socket>()
  let isOpen = true
  const server = createServer((socket) => {
    if (!isOpen) return void socket.destroy()
    const inner = connect(Number(port), hostname)
    for (const one of [socket, inner]) {
      sockets.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        sockets.delete(one)
        socket.destroy()
        inner.destroy()
      })
    }
    socket.pipe(inner).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(open: boolean) {
      isOpen = open
      if (!open) for (const socket of sockets) socket.destroy()
    },
    close: () => server.close(),
  }
}

type Asset = { id: string; kind: string; name: string }
const workloads = async (request: APIRequestContext, environmentId: string) => {
  const path = `/api/v1/assets?environment=${environmentId}&kind=workload&limit=200`
  const { items } = await read<Listed<Asset>>(request, path)
  return items.map(({ name }) => name).sort()
}
const openFindings = async (request: APIRequestContext, environmentId: string) =>
  (await read<Listed<unknown>>(request, `/api/v1/findings?environment=${environmentId}`)).total.value

test('a cluster is followed: what changes shows, what is gone leaves with its findings, what the server missed is caught up', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const { id: environmentId } = await makeEnvironment(page.request, fresh('followed'))
  const collector = await makeCollector(page.request, environmentId, 'cluster', ['kubernetes', 'policy-report'])
  const api = new SimulatedApiServer()
  const uid = fresh('uid').replace(/ /g, '-')
  api.put(...make.estate().map((one) => (one.metadata.name === 'kube-system' ? withUid(one, uid) : one)))
  await api.listen()
  const door = await makeDoor()
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-e2e-cluster-'))
  writeFileSync(join(folder, 'kubeconfig'), kubeconfigOf(api))
  const spool = join(folder, 'spool')
  const running = new Set<ChildProcess>()
  const start = () => {
    const args = ['bin/plimsoll.js', 'collect', 'kubernetes', '--kubeconfig', join(folder, 'kubeconfig')]
    const env = { ...process.env, PLIMSOLL_URL: door.url, PLIMSOLL_TOKEN: collector.token, PLIMSOLL_SPOOL: spool }
    const child = spawn(process.execPath, [...args, '--cluster-name', 'harbour'], { env, stdio: 'ignore' })
    running.add(child)
    return child
  }
  try {
    const first = start()
    await expect.poll(() => workloads(page.request, environmentId), { timeout: 60_000 }).toEqual(['lone', 'web'])

    await deliver(collector.token, 'policy-report', policyReport('web'), { headers: { 'plimsoll-cluster': uid } })
    expect(await openFindings(page.request, environmentId)).toBe(1)
    api.put(make.deployment('api'))
    await expect.poll(() => workloads(page.request, environmentId), { timeout: 20_000 }).toContain('api')
    api.remove('Deployment', 'web', 'shop')
    await expect.poll(() => workloads(page.request, environmentId), { timeout: 20_000 }).toEqual(['api', 'lone'])
    expect(await openFindings(page.request, environmentId)).toBe(0)

    // The page of the cluster names what it is and who watches it.
    const { items } = await read<Listed<Asset>>(
      page.request,
      `/api/v1/assets?environment=${environmentId}&kind=cluster`,
    )
    await open(page, `/inventory/${items[0]?.id}`)
    await expect(page.getByRole('heading', { name: 'harbour' })).toBeVisible()
    await expect(page.getByText('Amazon EKS')).toBeVisible()
    await expect(page.getByText('v1.34.0').first()).toBeVisible()
    await expect(page.getByText(/version 0\.1\.0, seen/)).toBeVisible()
    await page.getByRole('link', { name: 'cluster', exact: true }).click()
    await expect(page.getByText(/objects, 1 nodes?,/)).toBeVisible({ timeout: 45_000 })

    // The server goes away; the collector goes on, is killed in the middle, and another takes over its spool.
    door.set(false)
    api.put(make.deployment('while-away'))
    await expect.poll(() => readdirSync(spool).filter((name) => name.endsWith('.gz')).length).toBeGreaterThan(0)
    first.kill('SIGKILL')
    api.remove('Pod', 'lone', 'shop')
    start()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(await workloads(page.request, environmentId)).toEqual(['api', 'lone'])
    door.set(true)
    await expect.poll(() => workloads(page.request, environmentId), { timeout: 90_000 }).toEqual(['api', 'while-away'])
  } finally {
    for (const child of running) child.kill('SIGKILL')
    door.close()
    await api.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

const withUid = <T extends { metadata: object }>(object: T, uid: string): T => ({
  ...object,
  metadata: { ...object.metadata, uid },
})

function kubeconfigOf(api: SimulatedApiServer): string {
  const authority = Buffer.from(api.tls.cert).toString('base64')
  return JSON.stringify({
    clusters: [{ name: 'sim', cluster: { server: api.url, 'certificate-authority-data': authority } }],
    users: [{ name: 'me', user: { token: api.token } }],
    contexts: [{ name: 'here', context: { cluster: 'sim', user: 'me' } }],
    'current-context': 'here',
  })
}

function policyReport(workload: string): string {
  return JSON.stringify({
    apiVersion: 'wgpolicyk8s.io/v1alpha2',
    kind: 'PolicyReport',
    metadata: { name: workload, namespace: 'shop' },
    scope: { apiVersion: 'apps/v1', kind: 'Deployment', name: workload, namespace: 'shop' },
    results: [{ policy: 'no-latest', rule: 'tag', result: 'fail', severity: 'high', message: 'no' }],
  })
}
