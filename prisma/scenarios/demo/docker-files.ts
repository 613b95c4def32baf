import type { DockerHostReport } from '@/lib/model/docker-host'

type HostFiles = Pick<
  DockerHostReport,
  | 'daemonJson'
  | 'commandLine'
  | 'files'
  | 'units'
  | 'registryCertificates'
  | 'auditRules'
  | 'mountPoints'
  | 'dockerGroup'
  | 'contentTrust'
  | 'listeners'
  | 'userlandProxies'
>
const file = (mode: number, gid = 0) => ({ uid: 0, gid, mode })
const unit = '/usr/lib/systemd/system/docker.service'

const paths = (socket: number, settings: number) => ({
  '/etc/containerd/config.toml': file(0o644),
  '/etc/default/docker': file(0o644),
  '/etc/docker': file(0o755),
  '/etc/docker/daemon.json': file(settings),
  '/etc/sysconfig/docker': null,
  '/run/containerd': file(0o711),
  '/run/containerd/containerd.sock': file(0o660),
  '/usr/bin/containerd': file(0o755),
  '/usr/bin/containerd-shim': null,
  '/usr/bin/containerd-shim-runc-v1': null,
  '/usr/bin/containerd-shim-runc-v2': file(0o755),
  '/usr/bin/dockerd': file(0o755),
  '/usr/bin/runc': file(0o755),
  '/usr/sbin/dockerd': null,
  [unit]: file(0o644),
  '/usr/lib/systemd/system/docker.socket': file(0o644),
  '/var/lib/docker': file(0o710),
  '/var/run/docker.sock': file(socket, 998),
})
const units = { value: { service: [unit], socket: ['/usr/lib/systemd/system/docker.socket'] } }

export const carefulFiles: HostFiles = {
  daemonJson: {
    value: {
      icc: false,
      'live-restore': true,
      'no-new-privileges': true,
      'userland-proxy': false,
      'default-ulimits': { nofile: { Name: 'nofile', Soft: 64_000, Hard: 64_000 } },
    },
  },
  commandLine: { value: ['/usr/bin/dockerd', '-H', 'fd://'] },
  files: { value: paths(0o660, 0o644) },
  units,
  registryCertificates: { value: [] },
  auditRules: {
    value: ['-w /usr/bin -k bin', '-w /etc/docker -k docker', '-w /var/lib/docker -k docker', `-w ${unit} -k docker`],
  },
  mountPoints: { value: ['/', '/var/lib/docker'] },
  dockerGroup: { value: { gid: 998, members: [] } },
  contentTrust: { value: false },
  listeners: { value: [] },
  userlandProxies: { value: 0 },
}

export const carelessFiles: HostFiles = {
  ...carefulFiles,
  daemonJson: { value: { 'insecure-registries': ['10.40.0.0/16'], hosts: ['fd://', 'tcp://0.0.0.0:2375'] } },
  commandLine: { value: ['/usr/bin/dockerd', '--log-level=debug'] },
  files: { value: paths(0o666, 0o664) },
  auditRules: { value: [] },
  mountPoints: { value: ['/'] },
  dockerGroup: { value: { gid: 998, members: ['crane', 'vendor'] } },
  listeners: { value: [{ address: '0.0.0.0', port: 2375 }] },
  userlandProxies: { value: 3 },
}

const unread = { unread: 'the files of the host were not given to the collector: start it with --root' }
/** A collector that may only ask the engine. */
export const bareFiles: HostFiles = {
  daemonJson: unread,
  commandLine: unread,
  files: unread,
  units: unread,
  registryCertificates: unread,
  auditRules: unread,
  mountPoints: unread,
  dockerGroup: unread,
  contentTrust: unread,
  listeners: unread,
  userlandProxies: unread,
}
