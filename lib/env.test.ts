import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnv } from './env'

const secret = 's3cret-s3cret-s3cret-s3cret-s3cret-s3cret'

it('needs nothing to be set', () => {
  expect(readEnv({})).toMatchObject({ port: 3000, host: '127.0.0.1', workers: 2, trustProxy: false, logLevel: 'info' })
  expect(readEnv({}).url).toBe('http://127.0.0.1:3000')
})

it('takes an empty variable as not set', () => {
  expect(readEnv({ DATABASE_URL: '', PORT: '', PLIMSOLL_SECRET: '', PLIMSOLL_URL: '' })).toEqual(readEnv({}))
})

it('makes an address that a browser can open out of the one it listens on', () => {
  expect(readEnv({ HOST: '0.0.0.0', PORT: '8080' }).url).toBe('http://localhost:8080')
  expect(readEnv({ HOST: '0.0.0.0', PLIMSOLL_URL: 'https://plimsoll.example' }).url).toBe('https://plimsoll.example')
})

describe('a wrong value', () => {
  const wrong = {
    PORT: ['-1', '65536', 'http', '3.5'],
    PLIMSOLL_SECRET: ['too-short-to-be-a-secret'],
    PLIMSOLL_URL: ['not a url'],
    PLIMSOLL_ADMIN_EMAIL: ['nobody'],
    PLIMSOLL_ADMIN_PASSWORD: ['hunter2'],
    PLIMSOLL_WORKERS: ['0', '65', 'many'],
    PLIMSOLL_TRUST_PROXY: ['yes'],
    PLIMSOLL_LOG_LEVEL: ['loud'],
    PLIMSOLL_NOTIFY_ALLOW: ['10.0.0.0', 'inside', '10.0.0.0/8,::/999'],
    PLIMSOLL_SMTP_PORT: ['smtp'],
    PLIMSOLL_SMTP_TLS: ['always'],
    PLIMSOLL_SMTP_FROM: ['nobody', 'a@b.c\r\nBcc: d@e.f'],
  }
  const cases = Object.entries(wrong).flatMap(([name, values]) => values.map((value) => [name, value] as const))
  it.each(cases)('%s=%s is named', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(name)
  })

  it('is never shown: it may be a secret in the wrong place', () => {
    for (const [name, value] of cases.filter(([, value]) => value.length > 5)) {
      expect(() => readEnv({ [name]: value })).not.toThrow(value)
    }
  })

  it('is named beside all others', () => {
    expect(() => readEnv({ PORT: 'x', PLIMSOLL_WORKERS: 'y', PLIMSOLL_SECRET: secret })).toThrow(
      /PORT.*PLIMSOLL_WORKERS/,
    )
    expect(() => readEnv({ PORT: 'x', PLIMSOLL_SECRET: secret })).not.toThrow(secret)
  })
})

it('.env.example explains exactly the variables that are read', async () => {
  const text = await readFile(join(import.meta.dirname, '..', '.env.example'), 'utf8')
  const listed = text.split('\n').flatMap((line) => /^# ?([A-Z][A-Z_]*)=/.exec(line)?.[1] ?? [])
  const source = await readFile(join(import.meta.dirname, 'env.ts'), 'utf8')
  const read = [...source.matchAll(/^ {2}([A-Z][A-Z_]*): /gm)].map((match) => match[1] ?? '')
  expect(read.length).toBeGreaterThan(8)
  expect(listed.toSorted()).toEqual(read.toSorted())
})

it('.env.example can be used as it is', async () => {
  const text = await readFile(join(import.meta.dirname, '..', '.env.example'), 'utf8')
  const values = text.split('\n').flatMap((line) => {
    const [, name, value] = /^# ?([A-Z][A-Z_]*)=(.*)$/.exec(line) ?? []
    return name && value !== undefined ? [[name, value] as const] : []
  })
  expect(() => readEnv(Object.fromEntries(values))).not.toThrow()
})
