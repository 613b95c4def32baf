/**
 * Until when the community mends a minor version of Kubernetes: fourteen months. Versions before the first are over,
 * later ones than the last are not known yet. Source: kubernetes.io/releases.
 */
const kubernetesEnds: Readonly<Record<number, string>> = {
  26: '2024-02-28',
  27: '2024-06-28',
  28: '2024-10-28',
  29: '2025-02-28',
  30: '2025-06-28',
  31: '2025-10-28',
  32: '2026-02-28',
  33: '2026-06-28',
  34: '2026-10-27',
  35: '2027-02-28',
}
const before = '2023-10-28'

/** `v1.33.4-gke.1` → 33; null for what is no version of Kubernetes 1. */
export function minorOf(version: string | null | undefined): number | null {
  const found = /^v?1\.(\d{1,3})(?:[.+-]|$)/.exec(version ?? '')
  return found ? Number(found[1]) : null
}

/** The day on which the community stops mending this minor version, when that is known. */
export function kubernetesEnd(minor: number): string | null {
  return kubernetesEnds[minor] ?? (minor < 26 ? before : null)
}

/** The first release of each line of containerd without the flaws of November 2025 (CVE-2024-25621, CVE-2025-64329). */
const containerdPatched: Readonly<Record<string, number>> = { '1.7': 29, '2.0': 7, '2.1': 5 }

/** Why this container runtime should be renewed; null when nothing is known against it. */
export function runtimeFault(version: string | null | undefined): string | null {
  const found = /^containerd:\/\/v?(\d+)\.(\d+)\.(\d+)/.exec(version ?? '')
  if (!found) return null
  const [, major = '', minor = '', patch = ''] = found
  const line = `${major}.${minor}`
  if (Number(major) < 1 || (major === '1' && Number(minor) < 7)) return `containerd ${line} is no longer mended`
  const patched = containerdPatched[line]
  return patched !== undefined && Number(patch) < patched ? `containerd ${line}.${patched} mends known flaws` : null
}

/** Operating systems of nodes and the end of their free support. Sources: the makers' life-cycle pages. */
const systems: readonly (readonly [name: RegExp, end: string])[] = [
  [/^Ubuntu 16\.04/, '2021-04-30'],
  [/^Ubuntu 18\.04/, '2023-05-31'],
  [/^Ubuntu 20\.04/, '2025-05-31'],
  [/^Debian GNU\/Linux (?:[1-9]|10)\b/, '2024-06-30'],
  [/^Debian GNU\/Linux 11\b/, '2026-08-31'],
  [/^CentOS Linux [78]\b/, '2024-06-30'],
  [/^CentOS Stream 8\b/, '2024-05-31'],
  [/^Red Hat Enterprise Linux(?: Server)? 7\b/, '2024-06-30'],
  [/^Amazon Linux 2$/, '2026-06-30'],
  [/^Windows Server 2016\b/, '2027-01-12'],
]

/** The end of support of the operating system that a node names, when that is known. */
export const systemEnd = (osImage: string | null | undefined) =>
  systems.find(([name]) => name.test(osImage ?? ''))?.[1] ?? null
