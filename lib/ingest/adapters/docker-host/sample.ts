import { hardenedContainer, hardenedHost, hardenedImage } from '@/lib/assess/testing/docker'
import type { DockerContainer } from '@/lib/model/docker-container'
import type { DockerHostReport } from '@/lib/model/docker-host'

/** A snapshot of a sound host with one container, with these parts of its own; for tests. */
export function sampleReport(own: Partial<DockerHostReport> = {}): DockerHostReport {
  const { day: _day, inventory: _inventory, ...host } = hardenedHost()
  return {
    ...host,
    plimsoll: 'docker-host',
    collectedAt: '2026-11-23T10:00:00.000Z',
    collector: { version: '0.1.0' },
    images: { value: [hardenedImage] },
    containers: { value: [sampleContainer()] },
    ...own,
  }
}

export const sampleContainer = (own: Partial<DockerContainer> = {}): DockerContainer => hardenedContainer(own).container
