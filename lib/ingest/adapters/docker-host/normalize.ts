import type { ReportContext } from '@/lib/ingest/adapter'
import { redactJson } from '@/lib/model/redact'
import type { DockerHostReport } from '@/lib/model/docker-host'
import { dockerHostKey } from '@/lib/model/key'
import type { Json } from '@/lib/model/json'
import type { Observation } from '@/lib/model/observation'
import { Gathering } from '../trivy/gathering'
import { observeContainer } from './container'
import { imageKeys } from './images'

/** A snapshot of a host as assets: the host, the images it stores, the containers on it and what they run. */
export function normalize(report: DockerHostReport, context: ReportContext): Observation {
  const into = new Gathering()
  const host = dockerHostKey(report.host.id)
  const images = 'value' in report.images ? report.images.value : []
  const containers = 'value' in report.containers ? report.containers.value : []
  const keys = imageKeys(into, images)
  into.addAsset({
    kind: 'docker-host',
    key: host,
    name: report.host.hostname,
    attributes: hostFacts(report),
    document: hostDocument(report),
    references: [`host:${report.host.hostname}`],
  })
  for (const image of images) {
    const to = keys.get(image.Id)
    if (to) into.addEdge({ from: host, kind: 'stores', to, attributes: { imageId: image.Id } })
  }
  const byId = new Map(images.map((image) => [image.Id, image]))
  for (const container of containers) {
    observeContainer(into, report, container, byId.get(container.Image) ?? null, keys.get(container.Image))
  }
  const evidenceAt = new Date(report.collectedAt).toISOString()
  const title = report.host.hostname
  const observation = into.observation({ source: 'docker-host', evidenceAt, title, complete: false })
  const complete = 'value' in report.containers && context.complete !== false
  return { ...observation, scopes: [{ type: 'assets', cluster: host, kinds: ['container'], complete }] }
}

/** Everything but the containers, without secrets: the collector leaves none in, but the sender may be another. */
function hostDocument(report: DockerHostReport): Json {
  const { plimsoll: _mark, collectedAt, collector: _collector, containers, ...rest } = report
  const inventory =
    'value' in containers
      ? {
          value: containers.value.map(({ Name, State, Created, Image }) => ({
            Name,
            State: State.Status,
            Created: Created ?? null,
            ImageID: Image,
          })),
        }
      : containers
  return redactJson(JSON.parse(JSON.stringify({ ...rest, day: collectedAt.slice(0, 10), inventory })) as Json)
}

function hostFacts(report: DockerHostReport): Record<string, Json> {
  const info = 'value' in report.info ? report.info.value : null
  const version = 'value' in report.version ? report.version.value : null
  const options = info?.SecurityOptions ?? []
  const unread = Object.values(report).filter((part) => typeof part === 'object' && part !== null && 'unread' in part)
  const facts: Record<string, Json | undefined> = {
    engine: report.engine === 'podman' ? 'Podman' : 'Docker Engine',
    version: version?.Version,
    os: info?.OperatingSystem ?? undefined,
    kernel: info?.KernelVersion ?? undefined,
    architecture: info?.Architecture ?? undefined,
    storageDriver: info?.Driver ?? undefined,
    rootless: options.some((option) => option.includes('name=rootless')) || undefined,
    swarm: info?.Swarm?.LocalNodeState ?? undefined,
    collectorVersion: report.collector?.version,
    partsUnread: unread.length || undefined,
  }
  return Object.fromEntries(Object.entries(facts).flatMap(([key, fact]) => (fact === undefined ? [] : [[key, fact]])))
}
