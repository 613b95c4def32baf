import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { nextCookies } from 'better-auth/next-js'
import { db } from '../db'
import { env } from '../env'
import { log } from '../log'
import { passwordLength } from '../model/password-length'
import { recordSessions, refuseDisabled } from './session-record'

/** What the library offers and this console does in its own recorded way, or not at all. */
const closedPaths = [
  '/sign-up/email',
  '/update-user',
  '/update-session',
  '/change-email',
  '/delete-user',
  '/delete-user/callback',
  '/request-password-reset',
  '/reset-password',
  '/send-verification-email',
  '/verify-email',
  '/verify-password',
  '/link-social',
  '/unlink-account',
  '/list-accounts',
  '/account-info',
  '/get-access-token',
  '/refresh-token',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
]

function create() {
  const { secret, url } = env()
  if (!secret) throw new Error('PLIMSOLL_SECRET is not set')
  return betterAuth({
    appName: 'Plimsoll',
    secret,
    baseURL: url,
    basePath: '/api/auth',
    // One server may be reached under several names: a page may talk to the host that it was loaded from.
    trustedOrigins: (request) => {
      const host = request?.headers.get('host')
      return host ? [url, `http://${host}`, `https://${host}`] : [url]
    },
    database: prismaAdapter(db(), { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      // Accounts are made by an administrator; a stranger cannot make one.
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
    },
    hooks: { after: recordSessions },
    databaseHooks: { session: { create: { before: refuseDisabled } } },
    disabledPaths: closedPaths,
    session: {
      expiresIn: 7 * 24 * 3600,
      updateAge: 3600,
      // No cached copy in the cookie: a revoked session ends at its next request.
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rateLimit',
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 10 },
      },
    },
    // Its lines go where ours go; what they add to a message may hold what a person typed, so it stays out.
    logger: { log: (level, message) => log()[level]({ part: 'auth' }, message) },
    advanced: {
      disableOriginCheck: false,
      cookiePrefix: 'plimsoll',
      useSecureCookies: url.startsWith('https://'),
      ipAddress: { ipAddressHeaders: ['x-plimsoll-address'] },
    },
    telemetry: { enabled: false },
    plugins: [nextCookies()],
  })
}

const kept = globalThis as typeof globalThis & { plimsollAuth?: ReturnType<typeof create> }

/** Sign-in and sessions (Better Auth), made when first asked for, because it needs the database and the secret. */
export function auth(): ReturnType<typeof create> {
  return (kept.plimsollAuth ??= create())
}
