import type { DockerContainer, DockerContainerDocument } from '@/lib/model/docker-container'
import type { DockerHostDocument } from '@/lib/model/docker-host'
import type { ContainerCheck, HostCheck, DockerFacts } from '../check'
import { hardenedFiles } from './docker-files'

const imageId = `sha256:${'a'.repeat(64)}`
const noImages: DockerFacts = { images: new Map() }

/** An image that no check has anything against. */
export const hardenedImage = {
  Id: imageId,
  RepoTags: ['registry.example.com/shop/web:1.4.2'],
  RepoDigests: [`registry.example.com/shop/web@sha256:${'b'.repeat(64)}`],
  Created: '2026-10-20T08:00:00Z',
  Config: {
    User: '10001',
    Env: [{ name: 'PATH', set: true, secret: false }],
    Healthcheck: { Test: ['CMD', '/health'] },
  },
  history: [
    { by: '/bin/sh -c #(nop) ADD file:4b in / ', secret: false },
    { by: 'RUN apk add --no-cache ca-certificates', secret: false },
  ],
}

/** A container that no check has anything against, with these fields of its own. */
export function hardenedContainer(own: Partial<DockerContainer> = {}): DockerContainerDocument {
  const container: DockerContainer = {
    Id: 'c'.repeat(64),
    Name: '/web',
    Created: '2026-11-01T08:00:00Z',
    Image: imageId,
    AppArmorProfile: 'docker-default',
    ProcessLabel: 'system_u:system_r:container_t:s0',
    State: { Status: 'running', Health: { Status: 'healthy' } },
    Config: {
      Image: 'registry.example.com/shop/web:1.4.2',
      User: '10001',
      Env: [{ name: 'PORT', set: true, secret: false }],
    },
    HostConfig: {
      Privileged: false,
      CapAdd: null,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      NetworkMode: 'shop',
      PidMode: '',
      IpcMode: 'private',
      UTSMode: '',
      UsernsMode: '',
      CgroupParent: '',
      Memory: 268_435_456,
      NanoCpus: 500_000_000,
      PidsLimit: 100,
      ReadonlyRootfs: true,
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 5 },
      Devices: [],
      Ulimits: [],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m' } },
    },
    Mounts: [
      { Type: 'volume', Source: '/var/lib/docker/volumes/d/_data', Destination: '/data', RW: true, Propagation: '' },
    ],
    NetworkSettings: { Ports: { '8080/tcp': [{ HostIp: '10.0.0.5', HostPort: '8080' }] }, Networks: ['shop'] },
    execs: [],
    processes: ['web'],
    ...own,
  }
  return {
    container,
    image: { Config: hardenedImage.Config, RepoDigests: hardenedImage.RepoDigests },
    engine: {
      SecurityOptions: ['name=apparmor', 'name=selinux', 'name=seccomp,profile=builtin'],
      noNewPrivileges: false,
    },
  }
}

/** The same with these fields of `HostConfig`. */
export const withHostConfig = (own: DockerContainer['HostConfig']): DockerContainerDocument =>
  hardenedContainer({ HostConfig: { ...hardenedContainer().container.HostConfig, ...own } })

const version = {
  Version: '29.1.2',
  ApiVersion: '1.52',
  Components: [
    { Name: 'Engine', Version: '29.1.2' },
    { Name: 'containerd', Version: 'v2.2.0' },
    { Name: 'runc', Version: '1.3.4' },
  ],
}

export const info = {
  Name: 'quay-1',
  DockerRootDir: '/var/lib/docker',
  Driver: 'overlay2',
  LoggingDriver: 'journald',
  SecurityOptions: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=userns', 'name=no-new-privileges'],
  LiveRestoreEnabled: true,
  ExperimentalBuild: false,
  Warnings: [],
  Plugins: { Authorization: ['opa'] },
  RegistryConfig: {
    InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8'],
    IndexConfigs: { 'docker.io': { Secure: true } },
  },
  Swarm: { LocalNodeState: 'inactive', NodeAddr: '', ControlAvailable: false },
}

/** What `daemon.json` of the hardened host says. */
export const daemon = {
  icc: false,
  'log-level': 'info',
  'default-ulimits': { nofile: { Name: 'nofile', Soft: 64_000, Hard: 64_000 } },
  'live-restore': true,
  'no-new-privileges': true,
  'userland-proxy': false,
}

/** A host that no check has anything against, with these parts of its own. */
export function hardenedHost(own: Partial<DockerHostDocument> = {}): DockerHostDocument {
  return {
    host: { id: 'h1', hostname: 'quay-1' },
    day: '2026-11-23',
    engine: 'docker',
    version: { value: version },
    info: { value: info },
    networks: {
      value: [{ Name: 'bridge', Driver: 'bridge', Options: { 'com.docker.network.bridge.enable_icc': 'false' } }],
    },
    swarm: { value: null },
    images: { value: [hardenedImage] },
    inventory: { value: [{ Name: '/web', State: 'running', Created: '2026-11-01T08:00:00Z', ImageID: imageId }] },
    daemonJson: { value: daemon },
    commandLine: { value: ['/usr/bin/dockerd', '-H', 'fd://'] },
    ...hardenedFiles,
    contentTrust: { value: true },
    listeners: { value: [] },
    userlandProxies: { value: 0 },
    ...own,
  }
}

/** The verdict in short: `healthy`, `not-applicable: why`, or one `path = value` per piece of evidence. */
export function judgeHost(check: HostCheck, host: DockerHostDocument, stored = noImages): string | string[] {
  return short(check.evaluate(host, stored))
}

/** The same for a container. */
export function judgeContainer(check: ContainerCheck, document: DockerContainerDocument, stored = noImages) {
  return short(check.evaluate(document, stored))
}

function short(verdict: ReturnType<HostCheck['evaluate']>): string | string[] {
  if (verdict.status === 'healthy') return 'healthy'
  if (verdict.status === 'not-applicable') return `not-applicable: ${verdict.reason}`
  return verdict.evidence.map(({ path, value }) => (value === undefined ? path : `${path} = ${JSON.stringify(value)}`))
}
