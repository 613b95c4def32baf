import { redactJson } from '@/lib/model/redact'
import type { DockerContainer, DockerImage } from '@/lib/model/docker-container'
import type { DockerHostReport } from '@/lib/model/docker-host'
import { parseImageReference } from '@/lib/model/image-reference'
import type { Json } from '@/lib/model/json'
import { dockerContainerKey, dockerHostKey, imageTagKey } from '@/lib/model/key'
import type { Gathering } from '../trivy/gathering'

const live = new Set(['running', 'paused', 'restarting'])
const anywhere = new Set(['', '0.0.0.0', '::'])

/** Adds a container under its host, with the image that it runs while it runs. */
export function observeContainer(
  into: Gathering,
  report: DockerHostReport,
  container: DockerContainer,
  image: DockerImage | null,
  imageKey: string | undefined,
): void {
  const host = dockerHostKey(report.host.id)
  const name = container.Name.replace(/^\//, '')
  const key = dockerContainerKey(report.host.id, name)
  const published = Object.values(container.NetworkSettings?.Ports ?? {}).flatMap((bindings) => bindings ?? [])
  const isExposed = published.some(({ HostIp }) => anywhere.has(HostIp ?? ''))
  const isLive = live.has(container.State.Status)
  into.addAsset({
    kind: 'container',
    key,
    name,
    cluster: host,
    attributes: {
      state: container.State.Status,
      id: container.Id.slice(0, 12),
      ...(container.Config.Image && { image: container.Config.Image }),
      ...(published.length > 0 && { ports: [...new Set(published.map(({ HostPort }) => HostPort ?? ''))].sort() }),
      ...(isExposed && isLive && { exposed: 'external' }),
    },
    document: documentOf(report, container, image),
  })
  into.addEdge({ from: host, kind: 'contains', to: key })
  const to = imageKey ?? tagKey(container.Config.Image)
  if (to && isLive) {
    into.addEdge({ from: key, kind: 'runs', to, attributes: { imageId: container.Image, containers: [name] } })
  }
}

function documentOf(report: DockerHostReport, container: DockerContainer, image: DockerImage | null): Json {
  const info = 'value' in report.info ? report.info.value : null
  const document = {
    container,
    image: image && { Config: image.Config ?? null, RepoDigests: image.RepoDigests ?? null },
    engine: { SecurityOptions: info ? (info.SecurityOptions ?? []) : null, noNewPrivileges: daemonDefault(report) },
  }
  return redactJson(JSON.parse(JSON.stringify(document)) as Json)
}

/** Whether the daemon forbids new privileges by default: its file or flags say so, newer engines in `/info` too. */
function daemonDefault({ info, daemonJson, commandLine }: DockerHostReport): boolean | null {
  const isShown = 'value' in info && info.value.SecurityOptions?.some((one) => one.includes('name=no-new-privileges'))
  const isSet = 'value' in daemonJson && daemonJson.value?.['no-new-privileges'] === true
  const flags = 'value' in commandLine ? commandLine.value : []
  if (isShown || isSet || flags.some((flag) => /^--no-new-privileges(?:=true)?$/.test(flag))) return true
  return 'value' in daemonJson && 'value' in commandLine ? false : null
}

/** An image that the list does not hold is known by the name under which the container was made. */
function tagKey(written: string | null | undefined): string | undefined {
  const reference = written ? parseImageReference(written) : null
  return reference?.tag ? imageTagKey(reference.repository, reference.tag) : undefined
}
