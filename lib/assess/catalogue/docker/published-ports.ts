import type { DockerContainerDocument } from '@/lib/model/docker-container'

/** One port of the host that leads into a container. */
export type PublishedPort = { inside: string; ip: string; port: number; at: string }

/** Every port of the host under which a container is published. */
export function publishedPorts({ container }: DockerContainerDocument): PublishedPort[] {
  return Object.entries(container.NetworkSettings?.Ports ?? {}).flatMap(([inside, bindings]) =>
    (bindings ?? []).flatMap(({ HostIp, HostPort }, index) => {
      const port = Number(HostPort)
      const at = `NetworkSettings.Ports[${JSON.stringify(inside)}][${index}]`
      return Number.isInteger(port) && port > 0 ? [{ inside, ip: HostIp ?? '', port, at }] : []
    }),
  )
}

/** True for a binding on every interface of the host. */
export const isAnywhere = (ip: string) => ['', '0.0.0.0', '::', '[::]'].includes(ip)
