import { mkdtempSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Answers of an engine by path; what is not listed is 404. */
export type Answers = Record<string, unknown>

/** A simulated Engine API on a socket of its own: for tests of what an engine of this machine cannot be made to say. */
export class SimulatedEngine {
  readonly asked: string[] = []
  private readonly streams = new Set<ServerResponse>()
  private readonly server: Server

  private constructor(
    readonly address: string,
    public answers: Answers,
  ) {
    this.server = createServer((request, response) => {
      const path = request.url ?? ''
      this.asked.push(`${request.method} ${path}`)
      if (path.startsWith('/events')) {
        response.writeHead(200).flushHeaders()
        this.streams.add(response)
        return
      }
      const answer = this.answers[path]
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer ?? { message: `no such thing: ${path}` }))
    })
  }

  static async start(answers: Answers): Promise<SimulatedEngine> {
    const socket = join(mkdtempSync(join(tmpdir(), 'engine-')), 's.sock')
    const engine = new SimulatedEngine(`unix://${socket}`, answers)
    await new Promise<void>((resolve) => engine.server.listen(socket, resolve))
    return engine
  }

  get listening(): number {
    return this.streams.size
  }

  event(value: object): void {
    for (const stream of this.streams) stream.write(`${JSON.stringify(value)}\n`)
  }

  async stop(): Promise<void> {
    for (const stream of this.streams) stream.end()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

const id = 'c'.repeat(64)

/** An engine with one container that holds secrets wherever people put them. */
export const answersWithSecrets: Answers = {
  '/info': {
    ID: 'E1',
    Name: 'quay-1',
    DockerRootDir: '/var/lib/docker',
    HttpProxy: 'http://u:proxysecret1@proxy',
    Labels: ['token=labelsecret1'],
  },
  '/version': {
    Version: '29.1.2',
    ApiVersion: '1.52',
    Components: [{ Name: 'Engine', Version: '29.1.2', Details: { x: 'y' } }],
  },
  '/networks': [
    {
      Name: 'bridge',
      Driver: 'bridge',
      Options: { 'com.docker.network.bridge.enable_icc': 'false', token: 'netsecret1' },
    },
  ],
  '/images/json': [{ Id: 'sha256:1', RepoTags: ['shop/web:1'], Labels: { password: 'imagelabelsecret1' } }],
  '/images/sha256%3A1/json': {
    Id: 'sha256:1',
    Config: {
      User: 'web',
      Env: ['API_TOKEN=imagesecret1', 'EMPTY_PASSWORD='],
      Healthcheck: { Test: ['CMD-SHELL', 'curl -u a:healthsecret1 x'] },
    },
  },
  '/images/sha256%3A1/history': [{ CreatedBy: 'RUN |1 TOKEN=historysecret1 ./build' }, { CreatedBy: 'ADD x in /' }],
  '/containers/json?all=1': [{ Id: id }, { Id: 'gone' }],
  [`/containers/${id}/json`]: {
    Id: id,
    Name: '/web',
    Image: 'sha256:1',
    Args: ['--password', 'argsecret1'],
    State: { Status: 'running', Running: true, Health: { Status: 'healthy', Log: [{ Output: 'logsecret1' }] } },
    Config: {
      Image: 'shop/web:1',
      Env: ['DB_PASSWORD=envsecret1', 'KEY=ghp_abcdefghijklmnopqrstuvwxyz0123456789', 'PORT=80'],
      Cmd: ['--token=cmdsecret1'],
      Labels: { 'com.example.secret': 'containerlabelsecret1', 'com.docker.compose.project': 'shop' },
    },
    HostConfig: {
      Privileged: true,
      LogConfig: { Type: 'splunk', Config: { 'splunk-token': 'splunksecret1', 'max-size': '1m' } },
    },
    Mounts: [{ Type: 'bind', Source: '/etc', Destination: '/e', RW: true }],
    NetworkSettings: {
      Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '80' }] },
      Networks: { shop: { IPAddress: '1' } },
    },
    ExecIDs: ['x1'],
  },
  '/exec/x1/json': {
    Running: true,
    ProcessConfig: { user: 'root', privileged: true, arguments: ['-p', 'execsecret1'] },
  },
  [`/containers/${id}/top?ps_args=-eo%20pid,comm`]: {
    Titles: ['PID', 'COMMAND'],
    Processes: [
      ['1', 'web'],
      ['9', 'sshd'],
    ],
  },
}
