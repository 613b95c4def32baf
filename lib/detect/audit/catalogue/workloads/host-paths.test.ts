import { describe, expect, it } from 'vitest'
import { creates, podSpec, raised, request, workload, type Case } from '../../testing'
import { hostPaths } from './host-paths'
import { isNodeDebugger, nodeShell } from './node-shell'

const find = (id: string) => [...hostPaths, ...nodeShell].find((detection) => detection.id === id)
const mount = (path: string, readOnly: boolean | null = null, image = 'registry.example/web:1') => ({
  volumes: [{ name: 'v', hostPath: { path } }],
  containers: [
    { name: 'web', image, volumeMounts: [{ name: 'v', mountPath: '/x', ...(readOnly !== null && { readOnly }) }] },
  ],
})
const pod = (path: string, readOnly?: boolean) => creates('pods', mount(path, readOnly))

describe('a path of the node', () => {
  it.each<[string, 'high' | 'medium' | null, 'high' | 'medium' | null]>([
    ['/', 'high', 'medium'],
    ['/var', 'high', 'medium'],
    ['/etc', 'high', 'medium'],
    ['//etc/', 'high', 'medium'],
    ['/opt/../etc', 'high', 'medium'],
    ['/proc/1', 'high', 'medium'],
    ['/sys/fs/cgroup', 'high', 'medium'],
    ['/dev/sda', 'high', 'medium'],
    ['/dev/fuse', null, null],
    ['/dev/net/tun', null, null],
    ['/root', 'high', 'medium'],
    ['/root/.ssh', 'high', 'medium'],
    ['/home/ubuntu', 'high', 'medium'],
    ['/var/lib/kubelet', 'high', 'medium'],
    ['/var/lib/docker/overlay2', 'high', 'medium'],
    ['/var/log', 'medium', null],
    ['/var/log/pods', 'medium', null],
    ['/etc/localtime', 'high', null],
    ['/etc/ssl/certs', 'high', null],
    ['/etcetera', null, null],
    ['/opt/data', null, null],
    ['/mnt/disks/ssd0', null, null],
    ['/var/lib/app', null, null],
  ])('%s is sensitive: written %s, read %s', (path, written, read) => {
    expect(raised(find('k8s-sensitive-hostpath'), pod(path))).toBe(written)
    expect(raised(find('k8s-sensitive-hostpath'), pod(path, true))).toBe(read)
  })

  it.each<[string, boolean]>([
    ['/var/run/docker.sock', true],
    ['/run/containerd/containerd.sock', true],
    ['/run/k3s/containerd/containerd.sock', true],
    ['/var/run/crio/crio.sock', true],
    ['/run/podman/podman.sock', true],
    ['/run/buildkit/buildkitd.sock', true],
    ['/var/run', true],
    ['/run/', true],
    ['/var//run/../run/containerd', true],
    ['/mnt/docker.sock', true],
    ['/run/udev', false],
    ['/var', false],
    ['/', false],
    ['/opt/docker.sock.bak', false],
  ])('%s holds a runtime’s socket: %s', (path, isOne) => {
    expect(raised(find('k8s-runtime-socket-mount'), pod(path, true))).toBe(isOne ? 'high' : null)
    // One volume is told once.
    if (isOne) expect(raised(find('k8s-sensitive-hostpath'), pod(path))).toBeNull()
  })

  it.each<[string, boolean]>([
    ['/etc/kubernetes/pki', true],
    ['/etc/kubernetes/pki/etcd/ca.key', true],
    ['/etc/kubernetes/azure.json', true],
    ['/root/.aws', true],
    ['/var/lib/etcd', true],
    ['/etc/kubernetes', false],
    ['/etc/kubernetes/addons', false],
  ])('%s holds credentials: %s', (path, isOne) => {
    expect(raised(find('k8s-cloud-credential-mount'), pod(path, true))).toBe(isOne ? 'high' : null)
  })

  it.each<Case>([
    [
      'a volume that nobody mounts',
      creates('pods', podSpec({ volumes: [{ name: 'v', hostPath: { path: '/etc' } }] })),
      'medium',
    ],
    [
      'node-exporter in its namespace',
      creates('daemonsets', mount('/', true, 'quay.io/prometheus/node-exporter:v1'), {
        object: { namespace: 'monitoring' },
      }),
      null,
    ],
    [
      'an image of that name elsewhere',
      creates('daemonsets', mount('/', true, 'evil/node-exporter:v1'), { object: { namespace: 'monitoring' } }),
      'medium',
    ],
    [
      'a mount added to a volume that was there',
      request('patch', 'deployments', {
        requestObject: { spec: { template: { spec: { containers: [{ name: 'web', image: 'y' }] } } } },
        responseObject: workload('deployments', mount('/etc')),
      }),
      null,
    ],
    [
      'a volume added by a JSON patch',
      request('patch', 'deployments', {
        requestObject: [
          { op: 'add', path: '/spec/template/spec/volumes/-', value: { name: 'v', hostPath: { path: '/etc' } } },
        ],
        responseObject: workload('deployments', mount('/etc')),
      }),
      'high',
    ],
    ['another kind of volume', creates('pods', podSpec({ volumes: [{ name: 'v', emptyDir: {} }] })), null],
    ['no list at all', creates('pods', podSpec({ volumes: 'x' })), null],
  ])('k8s-sensitive-hostpath: %s', (_, event, severity) => {
    expect(raised(find('k8s-sensitive-hostpath'), event)).toBe(severity)
  })

  it('a mirror pod of the control plane is what the node runs anyway', () => {
    const spec = { ...mount('/etc/kubernetes/pki', true), hostNetwork: true }
    const mirror = workload('pods', spec, { annotations: { 'kubernetes.io/config.mirror': 'abc' } })
    const parts = { user: 'system:node:cp-1', requestObject: mirror, object: { namespace: 'kube-system' } }
    expect(raised(find('k8s-cloud-credential-mount'), request('create', 'pods', parts))).toBeNull()
    const elsewhere = { ...parts, object: { namespace: 'shop' } }
    expect(raised(find('k8s-cloud-credential-mount'), request('create', 'pods', elsewhere))).toBe('high')
  })
})

const root = { volumes: [{ name: 'host-root', hostPath: { path: '/' } }] }
const shell = { name: 'debugger', image: 'busybox', volumeMounts: [{ name: 'host-root', mountPath: '/host' }] }

it.each<Case>([
  [
    'privileged and the host’s processes',
    creates('pods', podSpec({ hostPID: true }, { securityContext: { privileged: true } })),
    'high',
  ],
  ['the disk and chroot', creates('pods', podSpec(root, { command: ['chroot', '/host', 'bash'] })), 'high'],
  [
    'nsenter and the host’s processes',
    creates('pods', podSpec({ hostPID: true }, { command: ['nsenter', '-t', '1'] })),
    'high',
  ],
  ['one trait pinned to a node', creates('pods', podSpec({ hostPID: true, nodeName: 'n1' })), 'high'],
  [
    'one trait pinned by selector',
    creates('pods', podSpec({ hostPID: true, nodeSelector: { 'kubernetes.io/hostname': 'n1' } })),
    'high',
  ],
  ['a pin alone', creates('pods', podSpec({ nodeName: 'n1' })), null],
  ['one trait alone', creates('pods', podSpec({ hostPID: true })), null],
  [
    'the second trait comes by patch',
    request('patch', 'deployments', {
      requestObject: { spec: { template: { spec: { hostPID: true } } } },
      responseObject: workload('deployments', podSpec({ hostPID: true }, { securityContext: { privileged: true } })),
    }),
    'high',
  ],
  [
    'a patch beside two traits that were there',
    request('patch', 'deployments', {
      requestObject: { spec: { template: { spec: { containers: [{ name: 'web', image: 'y' }] } } } },
      responseObject: workload('deployments', podSpec({ hostPID: true }, { securityContext: { privileged: true } })),
    }),
    null,
  ],
  [
    'node-exporter',
    creates(
      'daemonsets',
      { ...root, hostPID: true, containers: [{ name: 'e', image: 'prom/node-exporter' }] },
      { object: { namespace: 'monitoring' } },
    ),
    null,
  ],
])('k8s-combined-escape-pod: %s', (_, event, severity) => {
  expect(raised(find('k8s-combined-escape-pod'), event)).toBe(severity)
})

describe('k8s-node-debugger-pod', () => {
  const detection = find('k8s-node-debugger-pod')
  const named = { object: { name: 'node-debugger-n1-x7k2p' } }
  const spec = { ...root, hostPID: true, nodeName: 'n1', containers: [shell] }
  it.each<Case>([
    ['as kubectl makes it', creates('pods', spec, named), 'medium'],
    [
      'by generateName, its name in the answer alone',
      request('create', 'pods', {
        object: { name: '' },
        requestObject: workload('pods', spec, { name: '', generateName: 'node-debugger-n1-' }),
      }),
      'medium',
    ],
    [
      'by the label of newer kubectl',
      request('create', 'pods', {
        requestObject: workload('pods', spec, { labels: { 'app.kubernetes.io/managed-by': 'kubectl-debug' } }),
      }),
      'medium',
    ],
    [
      'with profile sysadmin',
      creates('pods', { ...spec, containers: [{ ...shell, securityContext: { privileged: true } }] }, named),
      'high',
    ],
    ['the name alone', creates('pods', podSpec(), named), null],
    ['the traits under another name', creates('pods', spec), null],
  ])('%s', (_, event, severity) => {
    expect(raised(detection, event)).toBe(severity)
  })

  it('is told once: not as a combined escape, nor as one forced onto a node', () => {
    const event = creates('pods', spec, named)
    expect(isNodeDebugger(event)).toBe(true)
    expect(raised(find('k8s-combined-escape-pod'), event)).toBeNull()
  })
})
