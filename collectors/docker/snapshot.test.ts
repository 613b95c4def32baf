import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { dockerHostReportSchema } from '@/lib/model/docker-host'
import { Engine } from './engine'
import { HostFiles } from './host-files'
import type { Raw } from './pick'
import { takeSnapshot } from './snapshot'
import { answersWithSecrets, SimulatedEngine, type Answers } from './testing/simulated-engine'

const signal = new AbortController().signal
let simulated: SimulatedEngine | undefined
afterEach(() => simulated?.stop())

async function snapshot(
  answers: Answers = answersWithSecrets,
  files: HostFiles | null = null,
  cache = new Map<string, Raw>(),
) {
  simulated = await SimulatedEngine.start(answers)
  return dockerHostReportSchema.parse(await takeSnapshot(new Engine(simulated.address), files, cache, signal))
}

function hostRoot(contents: Record<string, string>): HostFiles {
  const root = mkdtempSync(join(tmpdir(), 'root-'))
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  mkdirSync(join(root, 'run'), { recursive: true })
  mkdirSync(join(root, 'var'), { recursive: true })
  symlinkSync('/run', join(root, 'var/run'))
  return new HostFiles(root)
}

const tcp = (address: string, port: string, state = '0A') => `   0: ${address}:${port} 00000000:0000 ${state} 0\n`
const host = {
  '/etc/docker/daemon.json':
    '{"icc": false, "log-opts": {"splunk-token": "daemonsecret1", "max-size": "1m"}, "proxies": {"http-proxy": "http://a:proxysecret2@x"}}',
  '/etc/group': 'root:x:0:\ndocker:x:998:ada,root\n',
  '/etc/passwd': 'root:x:0:0::/root:/bin/sh\nci:x:1001:998::/home/ci:/bin/sh\n',
  '/etc/audit/audit.rules': '# -w /etc/docker\n-w /usr/bin/dockerd -k docker\n',
  '/etc/audit/rules.d/50.rules': '-w /etc/docker\n',
  '/etc/environment': 'DOCKER_CONTENT_TRUST=1\n',
  '/usr/lib/systemd/system/docker.service': '',
  '/etc/systemd/system/docker.service.d/own.conf': '',
  '/run/docker.sock': '',
  '/proc/1/mountinfo': '1 0 0:1 / / rw - ext4 x rw\n2 1 0:2 / /var/lib/docker\\040data rw - ext4 x rw\n',
  '/proc/1/net/tcp': `sl local\n${tcp('00000000', '0947')}${tcp('0100007F', '0948')}${tcp('00000000', '0050')}${tcp('00000000', '0947', '01')}`,
  '/proc/1/net/tcp6': `sl local\n${tcp('00000000000000000000000000000000', '0949')}`,
  '/proc/42/comm': 'dockerd\n',
  '/proc/42/cmdline':
    'dockerd\0-H\0fd://\0--http-proxy\0http://a:flagsecret1@x\0--cluster-store-opt=flagsecret2\0--icc=false\0',
  '/proc/43/comm': 'docker-proxy\n',
}

describe('a snapshot', () => {
  it('holds no secret, wherever people put one', async () => {
    const text = JSON.stringify(await snapshot(answersWithSecrets, hostRoot(host)))
    expect(text).not.toMatch(/secret\d|ghp_/)
    expect(JSON.stringify([answersWithSecrets, host]).match(/secret\d/g)).toHaveLength(18)
  })

  it('says what checks of containers need to know', async () => {
    const { containers } = await snapshot()
    const [container] = 'value' in containers ? containers.value : []
    expect(container).toMatchObject({
      Name: '/web',
      Config: {
        Env: [
          { name: 'DB_PASSWORD', set: true },
          { name: 'KEY', set: true, secret: true },
          { name: 'PORT', set: true, secret: false },
        ],
        Labels: { 'com.docker.compose.project': 'shop' },
      },
      HostConfig: { Privileged: true, LogConfig: { Type: 'splunk', Config: { 'max-size': '1m' } } },
      NetworkSettings: { Networks: ['shop'], Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '80' }] } },
      execs: [{ user: 'root', privileged: true }],
      processes: ['web', 'sshd'],
    })
  })

  it('leaves out a container that went while it was looked at, and asks of an image once', async () => {
    const cache = new Map<string, Raw>()
    const { containers, images } = await snapshot(answersWithSecrets, null, cache)
    expect('value' in containers && containers.value).toHaveLength(1)
    expect('value' in images && images.value[0]?.history).toEqual([
      { by: 'ADD x in /', secret: false },
      { by: 'RUN |1 TOKEN=[redacted] ./build', secret: true },
    ])
    await simulated?.stop()
    await snapshot(answersWithSecrets, null, cache)
    expect(simulated?.asked.filter((path) => path.endsWith('/history'))).toEqual([])
  })

  it('only ever reads', async () => {
    await snapshot()
    expect(simulated?.asked.every((line) => line.startsWith('GET '))).toBe(true)
  })

  it('says why what it could not read is missing', async () => {
    const { '/networks': _networks, '/images/json': _images, ...rest } = answersWithSecrets
    const report = await snapshot(rest)
    expect(report.networks).toEqual({ unread: 'the engine answers 404 to /networks: no such thing: /networks' })
    expect(report.images).toHaveProperty('unread')
    expect(report.files).toEqual({
      unread: 'the files of the host were not given to the collector: start it with --root',
    })
    expect(report.swarm).toEqual({ value: null })
  })

  it('does not exist where the engine does not answer', async () => {
    const engine = new Engine('unix:///nowhere/docker.sock')
    await expect(takeSnapshot(engine, null, new Map(), signal)).rejects.toThrow(/cannot be reached: ENOENT/)
  })

  it('knows Podman by its components and names its host by the machine', async () => {
    const files = hostRoot({ ...host, '/etc/machine-id': 'abc\n' })
    const report = await snapshot(
      {
        ...answersWithSecrets,
        '/version': { Version: '5.6', Components: [{ Name: 'Podman Engine', Version: '5.6' }] },
      },
      files,
    )
    expect(report.engine).toBe('podman')
    expect(report.host.id).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('the files of a host under another root', () => {
  it('are read with their owners, rules, groups and processes', async () => {
    const report = await snapshot(answersWithSecrets, hostRoot(host))
    expect(report.daemonJson).toEqual({ value: { icc: false, 'log-opts': { 'max-size': '1m' } } })
    expect(report.commandLine).toEqual({
      value: ['dockerd', '-H', 'fd://', '--http-proxy', '--cluster-store-opt', '--icc=false'],
    })
    expect(report.dockerGroup).toEqual({ value: { gid: 998, members: ['ada', 'ci'] } })
    expect(report.auditRules).toEqual({ value: ['-w /usr/bin/dockerd -k docker', '-w /etc/docker'] })
    expect(report.contentTrust).toEqual({ value: true })
    expect(report.mountPoints).toEqual({ value: ['/', '/var/lib/docker data'] })
    expect(report.listeners).toEqual({
      value: [
        { address: '0.0.0.0', port: 2375 },
        { address: '127.0.0.1', port: 2376 },
        { address: '::', port: 2377 },
      ],
    })
    expect(report.userlandProxies).toEqual({ value: 1 })
    expect(report.units).toEqual({
      value: {
        service: ['/usr/lib/systemd/system/docker.service', '/etc/systemd/system/docker.service.d/own.conf'],
        socket: [],
      },
    })
  })

  it('follow links inside the root and never out of it', async () => {
    const files = hostRoot(host)
    expect(await files.look('/var/run/docker.sock')).toHaveProperty('mode')
    expect(await files.look('/var/run/../../../../../etc/hostname')).toBeNull()
    expect(await files.look('/nothing')).toBeNull()
  })

  it('say that nothing is known of processes where /proc is not mounted', async () => {
    const {
      '/proc/1/mountinfo': _a,
      '/proc/1/net/tcp': _b,
      '/proc/1/net/tcp6': _c,
      '/proc/42/comm': _d,
      '/proc/42/cmdline': _e,
      '/proc/43/comm': _f,
      ...rest
    } = host
    const report = await snapshot(answersWithSecrets, hostRoot(rest))
    const unread = { unread: '/proc of the host is not there: mount it too' }
    expect(report).toMatchObject({
      commandLine: unread,
      mountPoints: unread,
      listeners: unread,
      userlandProxies: unread,
    })
    const broken = await snapshot(answersWithSecrets, hostRoot({ ...host, '/etc/docker/daemon.json': '{' }))
    expect(broken.daemonJson).toHaveProperty('unread')
  })
})
