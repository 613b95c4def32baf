import { afterEach, beforeEach, expect, it, vi } from 'vitest'
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

it('asks kubelets how they are set up when told to, and sends what is checked of it', async () => {
  const path = (node: string) => `/api/v1/nodes/${node}/proxy/configz`
  const kubeletconfig = {
    authentication: { anonymous: { enabled: true } },
    clusterDNS: ['10.0.0.10'],
    readOnlyPort: 0,
  }
  rig.api.put(make.node('node-2'))
  rig.api.answers.set(path('node-1'), { kubeletconfig })
  rig.start({ kubelets: true }, { PLIMSOLL_KUBELET_LOOK: '100' })
  const nodes = () => {
    const items = (reports().at(-1)?.items ?? []) as {
      kind: string
      metadata: { name: string }
      kubeletconfig?: object
    }[]
    return items.filter(({ kind }) => kind === 'Node').map((one) => [one.metadata.name, one.kubeletconfig] as const)
  }
  await soon(() => expect(Object.fromEntries(nodes())['node-1']).toBeDefined())
  const told = Object.fromEntries(nodes())
  expect(told['node-1']).toMatchObject({ authentication: { anonymous: { enabled: true } }, readOnlyPort: 0 })
  expect(JSON.stringify(told)).not.toContain('10.0.0.10')
  // The other does not answer: nothing is said of it, and the collector says so.
  expect(told['node-2']).toBeUndefined()
  const said = () => rig.receiver.received.filter(({ url }) => url.includes('heartbeats')).map(({ text }) => text)
  await soon(() => expect(said().join()).toContain('"kind":"Kubelet"'))
  // A node that changes keeps what its kubelet said; one that comes is asked.
  rig.api.answers.set(path('node-3'), { kubeletconfig: { ...kubeletconfig, readOnlyPort: 10255 } })
  rig.api.put(make.node('node-3'))
  await soon(() => expect(Object.fromEntries(nodes())['node-3']).toMatchObject({ readOnlyPort: 10_255 }))
  expect(Object.fromEntries(nodes())['node-1']).toMatchObject({ readOnlyPort: 0 })
})

it('asks no kubelet unless told to, and stops asking where it may not', async () => {
  const configz = () => rig.api.requests.filter((request) => request.includes('configz'))
  const stop = rig.start()
  await soon(() => expect(reports()).toHaveLength(1))
  expect(configz()).toEqual([])
  await stop()
  rig.api.put(make.node('node-2'))
  rig.api.forbidden.add('/api/v1/nodes/node-1/proxy/configz')
  rig.start({ kubelets: true }, { PLIMSOLL_KUBELET_LOOK: '50' })
  await soon(() => expect(configz()).toHaveLength(1))
  await soon(() => expect(reports().length).toBeGreaterThan(1))
  expect(configz()).toHaveLength(1)
})
