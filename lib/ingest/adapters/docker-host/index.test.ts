import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { dockerContainerDocumentSchema } from '@/lib/model/docker-container'
import { dockerHostDocumentSchema } from '@/lib/model/docker-host'
import { dockerHostAdapter } from '.'
import { sampleContainer, sampleReport } from './sample'

const context = { collectedAt: '2026-11-23T10:00:05Z', collector: 'quay' }
const observe = (report = sampleReport(), complete?: boolean) => {
  const result = dockerHostAdapter.read([structuredClone(report)], {
    ...context,
    ...(complete === false && { complete }),
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}

conformsToAdapter(
  dockerHostAdapter,
  [
    { name: 'a host', documents: [sampleReport()] },
    {
      name: 'a host of which only the engine can be asked',
      documents: [sampleReport({ files: { unread: 'the files of the host are not mounted' } })],
    },
    {
      name: 'a host without containers',
      documents: [sampleReport({ containers: { value: [] }, images: { value: [] } })],
    },
  ],
  [
    { name: 'two hosts at once', documents: [sampleReport(), sampleReport()] },
    { name: 'a host without an id', documents: [{ ...sampleReport(), host: { id: '', hostname: 'a' } }] },
    { name: 'a host with half a part', documents: [{ ...sampleReport(), info: {} }] },
  ],
)

describe('a snapshot of a Docker host', () => {
  it('becomes a host, its container, its image and the edges between them', () => {
    const { assets, edges, scopes } = observe()
    expect(assets.map(({ kind, key }) => `${kind} ${key}`)).toEqual(
      expect.arrayContaining([
        'docker-host docker/h1',
        'container docker/h1/Container/web',
        `image image/registry.example.com/shop/web@sha256:${'b'.repeat(64)}`,
      ]),
    )
    expect(edges.map(({ from, kind, to }) => `${from} ${kind} ${to.slice(0, 30)}`)).toEqual(
      expect.arrayContaining([
        'docker/h1 stores image/registry.example.com/sho',
        'docker/h1 contains docker/h1/Container/web',
        'docker/h1/Container/web runs image/registry.example.com/sho',
      ]),
    )
    expect(scopes).toEqual([{ type: 'assets', cluster: 'docker/h1', kinds: ['container'], complete: true }])
  })

  it('keeps documents that the checks can read', () => {
    const { assets } = observe()
    const document = (kind: string) => assets.find((asset) => asset.kind === kind)?.document
    expect(dockerHostDocumentSchema.parse(document('docker-host'))).toMatchObject({
      day: '2026-11-23',
      inventory: { value: [{ Name: '/web', State: 'running' }] },
    })
    expect(dockerContainerDocumentSchema.parse(document('container'))).toMatchObject({
      image: { Config: { User: '10001' } },
    })
  })

  it('says nothing of what is gone when the containers could not be listed', () => {
    expect(observe(sampleReport({ containers: { unread: 'the engine did not answer' } })).scopes).toEqual([
      { type: 'assets', cluster: 'docker/h1', kinds: ['container'], complete: false },
    ])
  })

  it('runs nothing from a container that has stopped, and calls open ports exposure only while it runs', () => {
    const Ports = { '80/tcp': [{ HostIp: '::', HostPort: '80' }] }
    const open = { NetworkSettings: { Ports, Networks: ['bridge'] } }
    const running = observe(sampleReport({ containers: { value: [sampleContainer(open)] } }))
    expect(running.assets.find(({ kind }) => kind === 'container')?.attributes).toMatchObject({ exposed: 'external' })
    const stopped = sampleContainer({ ...open, State: { Status: 'exited' } })
    const observation = observe(sampleReport({ containers: { value: [stopped] } }))
    expect(observation.edges.filter(({ kind }) => kind === 'runs')).toEqual([])
    expect(observation.assets.find(({ kind }) => kind === 'container')?.attributes).not.toHaveProperty('exposed')
  })

  it('joins a container to its image by name where the list of images lacks it', () => {
    const { edges } = observe(sampleReport({ images: { unread: 'the engine did not answer' } }))
    expect(edges.find(({ kind }) => kind === 'runs')?.to).toBe('image/registry.example.com/shop/web:1.4.2')
  })

  it('takes out secrets that a careless sender left in', () => {
    const commandLine = { value: ['/usr/bin/dockerd', '--log-opt=splunk-token=abcdef123456'] }
    const Labels = { 'com.example.password': 'hunter2hunter2' }
    const container = sampleContainer({ Config: { ...sampleContainer().Config, Labels } })
    const text = JSON.stringify(observe(sampleReport({ commandLine, containers: { value: [container] } })))
    expect(text).not.toContain('abcdef123456')
    expect(text).not.toContain('hunter2hunter2')
  })
})
