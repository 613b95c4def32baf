import { resolve } from 'node:path'
import { z } from 'zod'
import { passwordSchema } from './auth/password'

const text = z.string().trim().min(1).optional()

/** Everything that Plimsoll reads from its surroundings; `.env.example` explains each. */
const schema = z.object({
  DATABASE_URL: text,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PLIMSOLL_DATA_DIR: z.string().default('.plimsoll'),
  PLIMSOLL_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  PLIMSOLL_URL: z.url().optional(),
  PLIMSOLL_ADMIN_EMAIL: z.email().optional(),
  PLIMSOLL_ADMIN_PASSWORD: passwordSchema.optional(),
  PLIMSOLL_WORKERS: z.coerce.number().int().min(1).max(64).default(2),
  PLIMSOLL_METRICS_TOKEN: text,
  PLIMSOLL_TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  PLIMSOLL_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Env = {
  databaseUrl: string | undefined
  port: number
  host: string
  dataDir: string
  secret: string | undefined
  url: string
  admin: { email: string | undefined; password: string | undefined }
  workers: number
  metricsToken: string | undefined
  /** Take the caller's address from the last X-Forwarded-For entry: only behind a proxy that sets it. */
  trustProxy: boolean
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Reads the environment. Throws an Error that names every variable that is wrong, never its value. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  // An empty variable means "not set": that is what compose files and CI write.
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  }
  const env = parsed.data
  const host = env.HOST === '0.0.0.0' || env.HOST === '::' ? 'localhost' : env.HOST
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.PLIMSOLL_DATA_DIR),
    secret: env.PLIMSOLL_SECRET,
    url: env.PLIMSOLL_URL ?? `http://${host}:${env.PORT}`,
    admin: { email: env.PLIMSOLL_ADMIN_EMAIL, password: env.PLIMSOLL_ADMIN_PASSWORD },
    workers: env.PLIMSOLL_WORKERS,
    metricsToken: env.PLIMSOLL_METRICS_TOKEN,
    trustProxy: env.PLIMSOLL_TRUST_PROXY === 'true',
    logLevel: env.PLIMSOLL_LOG_LEVEL,
  }
}

let current: Env | undefined
/** The environment of this process, read once. */
export function env(): Env {
  return (current ??= readEnv())
}
