import { resolve } from 'node:path'
import { z } from 'zod'
import { passwordSchema } from './auth/password'

const text = z.string().trim().min(1).optional()
const cidr = z.union([z.cidrv4(), z.cidrv6()])
const cidrList = z
  .string()
  .default('')
  .transform((list) => list.split(',').flatMap((one) => one.trim() || []))
  .refine((list) => list.every((one) => cidr.safeParse(one).success), 'must be networks such as 10.20.0.0/16,fd00::/64')
/** `name@host` or `Words <name@host>`: one line, one address. */
const sender = z
  .string()
  .trim()
  .regex(
    /^(?:[^<>\r\n"]{0,100} )?<?[^\s<>@"',;]+@[^\s<>@"',;]+>?$/,
    'must be an address such as Plimsoll <plimsoll@example.com>',
  )
  .optional()

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
  PLIMSOLL_NOTIFY_ALLOW: cidrList,
  PLIMSOLL_SMTP_HOST: text,
  PLIMSOLL_SMTP_PORT: z.coerce.number().int().min(1).max(65_535).default(587),
  PLIMSOLL_SMTP_TLS: z.enum(['starttls', 'tls', 'none']).default('starttls'),
  PLIMSOLL_SMTP_USER: text,
  PLIMSOLL_SMTP_PASSWORD: text,
  PLIMSOLL_SMTP_FROM: sender,
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
  /** Private networks that notifications may reach, as CIDRs. */
  notifyAllow: string[]
  /** The mail server; null while none is set. */
  smtp: SmtpServer | null
}

export type SmtpServer = {
  host: string
  port: number
  tls: 'starttls' | 'tls' | 'none'
  user: string | undefined
  password: string | undefined
  from: string
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
    notifyAllow: env.PLIMSOLL_NOTIFY_ALLOW,
    smtp: env.PLIMSOLL_SMTP_HOST
      ? {
          host: env.PLIMSOLL_SMTP_HOST,
          port: env.PLIMSOLL_SMTP_PORT,
          tls: env.PLIMSOLL_SMTP_TLS,
          user: env.PLIMSOLL_SMTP_USER,
          password: env.PLIMSOLL_SMTP_PASSWORD,
          from: env.PLIMSOLL_SMTP_FROM ?? `Plimsoll <plimsoll@${env.PLIMSOLL_SMTP_HOST}>`,
        }
      : null,
  }
}

let current: Env | undefined
/** The environment of this process, read once. */
export function env(): Env {
  return (current ??= readEnv())
}
