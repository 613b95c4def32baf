import { poisoned } from './strings'

const engine = 'docker-host'
const unread = { unread: poisoned(1) }

/** A Docker host whose names, labels and reasons are attacks. */
export const dockerHostPayload = (collectedAt: string) => ({
  plimsoll: engine,
  collectedAt: new Date(collectedAt).toISOString(),
  collector: { version: poisoned(2).slice(0, 100) },
  host: { id: 'hostile-engine', hostname: poisoned(3).slice(0, 200) },
  engine: 'docker',
  version: { value: { Version: '24.0.1', Components: [{ Name: 'runc', Version: '1.1.0' }] } },
  info: {
    value: { OperatingSystem: poisoned(4).slice(0, 300), Warnings: [poisoned(5).slice(0, 300)], SecurityOptions: [] },
  },
  networks: { value: [] },
  swarm: { value: null },
  images: { value: [] },
  containers: {
    value: [
      {
        Id: 'hostile-container',
        Name: `/${poisoned(6).slice(0, 200)}`,
        Image: 'sha256:0',
        State: { Status: 'running' },
        Config: {
          Image: poisoned(7).slice(0, 200),
          Env: [{ name: poisoned(8).slice(0, 100), set: true, secret: true }],
        },
        HostConfig: { Privileged: true, CapAdd: [poisoned(9).slice(0, 100)] },
        Mounts: [{ Type: 'bind', Source: '/etc', Destination: poisoned(10).slice(0, 100) }],
      },
    ],
  },
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
})

/** docker-bench-security on it. */
export const dockerBenchPayload = (now: Date) => ({
  dockerbenchsecurity: '1.6.0',
  end: Math.floor(now.getTime() / 1000),
  tests: [
    {
      id: '5',
      desc: poisoned(1),
      results: [
        { id: '5.5', desc: poisoned(2), result: 'WARN', details: poisoned(3), items: [poisoned(4).slice(0, 200)] },
        { id: '2.9', desc: poisoned(5), result: 'WARN', details: poisoned(6), remediation: poisoned(7) },
      ],
    },
  ],
})
