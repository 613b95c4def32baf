/** `/var//run/../run/` → `/var/run`; what is relative is read from the root. */
export function normalPath(path: string): string {
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') kept.pop()
    else if (part !== '' && part !== '.') kept.push(part)
  }
  return `/${kept.join('/')}`
}

/** True when `inner` is `outer` or lies under it; both normalised. */
export const covers = (outer: string, inner: string) =>
  outer === inner || inner.startsWith(outer === '/' ? '/' : `${outer}/`)

/**
 * Directories whose contents give the node away. The first two count only as a whole (mounting `/var` exposes
 * `/var/run`), because what is sensitive below them is listed by itself; of the others every child counts.
 */
const wholeOnly = ['/', '/var']
const sensitiveTrees = [
  '/proc',
  '/sys',
  '/dev',
  '/boot',
  '/root',
  '/home',
  '/etc',
  '/var/run',
  '/run',
  '/var/lib/kubelet',
  '/var/lib/docker',
  '/var/lib/containerd',
  '/var/lib/etcd',
]
const logTree = '/var/log'

/** `always`: sensitive even when read-only; `written`: only when a container may write to it (node logs). */
export function sensitivity(normal: string): 'always' | 'written' | 'none' {
  if (wholeOnly.includes(normal) || isRuntimeSocket(normal)) return 'always'
  if (sensitiveTrees.some((tree) => covers(tree, normal) || covers(normal, tree))) return 'always'
  return covers(logTree, normal) ? 'written' : 'none'
}

const socketNames = [
  'docker.sock',
  'containerd.sock',
  'crio.sock',
  'cri-dockerd.sock',
  // The same on Windows nodes, where it is a named pipe.
  '\\pipe\\docker_engine',
  '\\pipe\\containerd-containerd',
]
const socketPlaces = [
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/k3s/containerd/containerd.sock',
  '/run/crio/crio.sock',
  '/run/cri-dockerd.sock',
].flatMap((place) => [place, `/var${place}`])

/** True for the socket of a container runtime, and for a directory that holds one. */
export function isRuntimeSocket(normal: string): boolean {
  return socketNames.some((name) => normal.endsWith(name)) || socketPlaces.some((place) => covers(normal, place))
}
