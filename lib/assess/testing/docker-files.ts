import type { DockerHostDocument } from '@/lib/model/docker-host'

const file = (mode: number, gid = 0) => ({ uid: 0, gid, mode })

const paths = {
  '/usr/bin/dockerd': file(0o755),
  '/run/containerd': file(0o711),
  '/var/lib/docker': file(0o710),
  '/etc/docker': file(0o755),
  '/usr/lib/systemd/system/docker.service': file(0o644),
  '/usr/lib/systemd/system/docker.socket': file(0o644),
  '/run/containerd/containerd.sock': file(0o660),
  '/etc/default/docker': file(0o644),
  '/etc/docker/daemon.json': file(0o644),
  '/etc/containerd/config.toml': file(0o644),
  '/etc/sysconfig/docker': file(0o644),
  '/usr/bin/containerd': file(0o755),
  '/usr/bin/containerd-shim': file(0o755),
  '/usr/bin/containerd-shim-runc-v1': file(0o755),
  '/usr/bin/containerd-shim-runc-v2': file(0o755),
  '/usr/bin/runc': file(0o755),
  '/etc/docker/certs.d/registry.example.com/ca.crt': file(0o444),
  '/etc/docker/certs.d/registry.example.com/client.key': file(0o400),
  '/var/run/docker.sock': file(0o660, 998),
} as const

/** The parts of a hardened host that come from its files: everything root's, everything watched by auditd. */
export const hardenedFiles = {
  files: { value: { ...paths } },
  units: {
    value: {
      service: ['/usr/lib/systemd/system/docker.service'],
      socket: ['/usr/lib/systemd/system/docker.socket'],
    },
  },
  registryCertificates: { value: Object.keys(paths).filter((path) => path.startsWith('/etc/docker/certs.d/')) },
  auditRules: {
    value: Object.keys(paths).map((path) => `-w ${path} -k docker`),
  },
  mountPoints: { value: ['/', '/var/lib/docker'] },
  dockerGroup: { value: { gid: 998, members: [] } },
} satisfies Partial<DockerHostDocument>
