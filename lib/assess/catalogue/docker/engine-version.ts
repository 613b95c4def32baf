import type { DockerHostDocument } from '@/lib/model/docker-host'
import { known, pointless, unread } from '../../docker-check'

export type Version = readonly [major: number, minor: number, patch: number]

/**
 * `v1.7.29`, `29.1.2`: the numbers. Ends the check where there are none, or where a distribution has its own build,
 * whose fixes the number does not tell.
 */
export function versionOf(what: string, text: string): Version {
  if (/dfsg|[+~]ds|deb\d|ubuntu|\.el\d|\.fc\d|\.amzn/i.test(text)) {
    return unread(`${what} ${text} is a distribution's own build; its number does not tell what is mended in it`)
  }
  const [, major, minor, patch] = /^v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?/.exec(text) ?? []
  if (major === undefined || minor === undefined) return unread(`"${text}" is no version of ${what}`)
  return [Number(major), Number(minor), Number(patch ?? 0)]
}

/** True when a version is at least another. */
export function atLeast(version: Version, least: Version): boolean {
  const [a, b, c] = version
  const [x, y, z] = least
  return a !== x ? a > x : b !== y ? b > y : c >= z
}

/** The version of the engine as it says it; Podman counts its own versions. */
export function engineVersion(host: DockerHostDocument): string {
  if (host.engine === 'podman') return pointless('the engine is Podman, whose versions are others')
  return known(host.version).Version
}
