import type { DockerContainer, DockerImage } from '@/lib/model/docker-container'
import type { DockerHostReport } from '@/lib/model/docker-host'
import { bareFiles, carefulFiles, carelessFiles } from './docker-files'
import { referenceOf, type Build } from './images'
import { hexOf } from './random'
import { buildsAt } from './running'

type Host = { name: string; address: string; isCareful: boolean; images: string[] }

/** Two machines at the quay that no cluster holds: one that somebody looks after, and one that came with a crane. */
export const dockerHosts: Host[] = [
  { name: 'yard-gate-1', address: '10.40.7.11', isCareful: true, images: ['yard/gate-api', 'infra/node-exporter'] },
  {
    name: 'crane-vision-2',
    address: '10.40.7.32',
    isCareful: false,
    images: ['yard/handheld-api', 'infra/traefik', 'infra/klipper-lb', 'yard/berth-sync'],
  },
]

const imageId = (build: Build) => `sha256:${hexOf(`image|${build.digest}`)}`
const nameOf = (build: Build) => build.image.split('/').at(-1) ?? build.image

function imageOf(build: Build): DockerImage {
  return {
    Id: imageId(build),
    RepoTags: [referenceOf(build)],
    RepoDigests: [`${build.repository}@${build.digest}`],
    Os: 'linux',
    Architecture: 'amd64',
    Config: { User: build.user, Env: [{ name: 'PATH', set: true, secret: false }], Healthcheck: null },
    history: [
      { by: '/bin/sh -c #(nop) ADD file:rootfs in / ', secret: false },
      ...(build.base === 'debian' ? [{ by: 'RUN apt-get update', secret: false }] : []),
      { by: 'COPY /app /app # buildkit', secret: false },
    ],
  }
}

function containerOf(host: Host, build: Build, at: number, since: string): DockerContainer {
  const { isCareful } = host
  const isProxy = build.image === 'infra/traefik'
  const isMighty = build.image === 'infra/klipper-lb'
  const port = `${8080 + at}`
  return {
    Id: hexOf(`container|${host.name}|${build.image}`),
    Name: `/${nameOf(build)}`,
    Created: since,
    Image: imageId(build),
    AppArmorProfile: isMighty ? 'unconfined' : 'docker-default',
    ProcessLabel: '',
    State: { Status: 'running', Health: isCareful ? { Status: 'healthy' } : null },
    Config: {
      Image: isCareful ? referenceOf(build) : `${build.repository}:latest`,
      User: isCareful ? '10001' : build.user,
      Env: [
        { name: 'PATH', set: true, secret: false },
        ...(build.image === 'yard/handheld-api' ? [{ name: 'DB_PASSWORD', set: true, secret: false }] : []),
      ],
      Labels: { 'com.docker.compose.project': isCareful ? 'gate' : 'vision' },
    },
    HostConfig: {
      Privileged: isMighty,
      CapAdd: isMighty ? ['NET_ADMIN', 'SYS_ADMIN'] : null,
      CapDrop: isCareful ? ['ALL'] : null,
      SecurityOpt: isCareful ? ['no-new-privileges'] : null,
      NetworkMode: isMighty ? 'host' : isCareful ? 'gate_default' : 'bridge',
      PidMode: isMighty ? 'host' : '',
      IpcMode: 'private',
      Memory: isCareful ? 268_435_456 : 0,
      NanoCpus: isCareful ? 500_000_000 : 0,
      PidsLimit: isCareful ? 200 : null,
      ReadonlyRootfs: isCareful,
      RestartPolicy: isCareful ? { Name: 'on-failure', MaximumRetryCount: 5 } : { Name: 'always' },
      LogConfig: isCareful ? { Type: 'journald' } : { Type: 'json-file', Config: {} },
    },
    Mounts: isProxy
      ? [
          {
            Type: 'bind',
            Source: '/var/run/docker.sock',
            Destination: '/var/run/docker.sock',
            RW: true,
            Propagation: 'rprivate',
          },
        ]
      : isMighty
        ? [{ Type: 'bind', Source: '/etc', Destination: '/host/etc', RW: true, Propagation: 'rprivate' }]
        : [],
    NetworkSettings: {
      Ports: isMighty ? {} : { '8080/tcp': [{ HostIp: isCareful ? host.address : '0.0.0.0', HostPort: port }] },
      Networks: [isMighty ? 'host' : isCareful ? 'gate_default' : 'bridge'],
    },
    execs: [],
    processes: [nameOf(build)],
  }
}

/** What `plimsoll collect docker` sends of a host. The careless one was started without `--root` until it was mended. */
export function dockerHostReport(host: Host, when: Date, daysAgo: number, start: Date): string {
  const builds = buildsAt('edge', daysAgo).filter((build) => host.images.includes(build.image))
  const { isCareful } = host
  const report: DockerHostReport = {
    plimsoll: 'docker-host',
    collectedAt: when.toISOString(),
    collector: { version: '0.1.0' },
    host: { id: hexOf(`engine|${host.name}`).slice(0, 32), hostname: host.name },
    engine: 'docker',
    version: {
      value: isCareful
        ? { Version: '29.1.2', ApiVersion: '1.52', Components: [{ Name: 'runc', Version: '1.3.4' }] }
        : { Version: '20.10.7', ApiVersion: '1.41', Components: [{ Name: 'runc', Version: '1.0.0-rc95' }] },
    },
    info: {
      value: {
        Name: host.name,
        OperatingSystem: isCareful ? 'Debian GNU/Linux 13 (trixie)' : 'Ubuntu 20.04.6 LTS',
        KernelVersion: isCareful ? '6.12.48+deb13-amd64' : '5.4.0-216-generic',
        Architecture: 'x86_64',
        DockerRootDir: '/var/lib/docker',
        Driver: 'overlay2',
        LoggingDriver: isCareful ? 'journald' : 'json-file',
        SecurityOptions: [
          'name=apparmor',
          'name=seccomp,profile=builtin',
          ...(isCareful ? ['name=no-new-privileges'] : []),
        ],
        LiveRestoreEnabled: isCareful,
        ExperimentalBuild: false,
        Warnings: isCareful
          ? []
          : ['WARNING: API is accessible on http://0.0.0.0:2375 without encryption.', 'WARNING: No swap limit support'],
        Plugins: { Authorization: null },
        RegistryConfig: {
          InsecureRegistryCIDRs: isCareful ? ['127.0.0.0/8'] : ['127.0.0.0/8', '10.40.0.0/16'],
          IndexConfigs: { 'docker.io': { Secure: true } },
        },
        Swarm: { LocalNodeState: 'inactive', NodeAddr: '', ControlAvailable: false },
      },
    },
    networks: {
      value: [
        { Name: 'bridge', Driver: 'bridge', Options: { 'com.docker.network.bridge.enable_icc': `${!isCareful}` } },
      ],
    },
    swarm: { value: null },
    images: { value: builds.map(imageOf) },
    containers: { value: builds.map((build, at) => containerOf(host, build, at, start.toISOString())) },
    ...(isCareful ? carefulFiles : daysAgo > 6 ? bareFiles : carelessFiles),
  }
  return JSON.stringify(report)
}

const tests: [id: string, desc: string, result: 'PASS' | 'WARN' | 'INFO' | 'NOTE', items?: string[]][] = [
  ['1.1.1', 'Separate partition for containers', 'WARN'],
  ['2.2', 'Traffic between containers on the default bridge', 'WARN'],
  ['2.3', 'Log level', 'PASS'],
  ['2.6', 'Storage driver aufs', 'PASS'],
  ['2.9', 'User namespaces', 'WARN'],
  ['2.13', 'Remote logging', 'WARN'],
  ['3.16', 'Permissions of the socket', 'WARN'],
  ['4.1', 'User of containers', 'WARN', ['traefik', 'klipper-lb', 'handheld-api']],
  ['5.1', 'Swarm mode is off', 'PASS'],
  ['5.5', 'No privileged containers', 'WARN', ['klipper-lb']],
  ['5.6', 'No sensitive directories', 'WARN', ['klipper-lb:/etc']],
  ['5.10', 'Network of the host', 'WARN', ['klipper-lb']],
  ['5.15', 'Restart policy', 'PASS'],
  ['5.23', 'Privileged commands', 'NOTE'],
  ['5.32', 'Socket in containers', 'WARN', ['traefik']],
  ['7.5', 'Auto-lock of the swarm', 'PASS'],
]

/** What docker-bench-security found on the careless host; on the limit of restarts it is of another mind than we. */
export function dockerBenchReport(when: Date): string {
  const results = tests.map(([id, desc, result, items]) => ({
    id,
    desc,
    result,
    ...(items && { details: `${desc}: ${items.join(' ')}`, items }),
  }))
  const sections = ['1', '2', '3', '4', '5', '7'].map((id) => ({
    id,
    desc: `Section ${id}`,
    results: results.filter((one) => one.id.startsWith(`${id}.`)),
  }))
  const end = Math.floor(when.getTime() / 1000)
  return JSON.stringify({
    dockerbenchsecurity: '1.6.0',
    start: end - 14,
    tests: sections,
    checks: tests.length,
    score: -4,
    end,
  })
}
