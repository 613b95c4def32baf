import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { PrismaClient, type Prisma } from './generated/prisma/client'

export type Database = PrismaClient
/** A client inside a transaction; all bulk writes take one. */
export type Transaction = Prisma.TransactionClient

// Next loads a module anew on each change in development; the pool must survive that.
const kept = globalThis as typeof globalThis & { plimsollDatabase?: PrismaClient }

/** Opens a client on this database. Waits 5 s for a connection, then fails as unavailable. */
export function openDatabase(url: string, connections = 10): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 120_000 } })
}

/** The database of this process: `DATABASE_URL`, which `plimsoll up` sets for the processes it starts. */
export function db(): PrismaClient {
  const { databaseUrl } = env()
  if (!kept.plimsollDatabase && !databaseUrl) throw new Error('DATABASE_URL is not set')
  return (kept.plimsollDatabase ??= openDatabase(databaseUrl ?? ''))
}

/** Makes this process use another database: the command line's embedded one, a test's own one. */
export async function useDatabase(url: string, connections?: number): Promise<PrismaClient> {
  await kept.plimsollDatabase?.$disconnect()
  return (kept.plimsollDatabase = openDatabase(url, connections))
}
