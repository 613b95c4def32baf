import { assert, property, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactFields, redactJson, redacted, redactText } from './redact'

const secret = stringMatching(/^[A-Za-z0-9]{14,40}$/)

const templates: ((secret: string) => string)[] = [
  (s) => `mysql -u root -p${s} shop`,
  (s) => `mysqldump --password=${s} shop`,
  (s) => `sshpass -p ${s} ssh root@10.0.0.1`,
  (s) => `mongosh -u admin -p '${s}'`,
  (s) => `docker login -u me -p ${s} ghcr.io`,
  (s) => `curl -H "Authorization: Bearer ${s}" https://api`,
  (s) => `curl -H 'authorization: Basic ${s}' https://api`,
  (s) => `curl -u admin:${s} https://api`,
  (s) => `curl --header "X-Vault-Token: ${s}" https://vault`,
  (s) => `git clone https://me:${s}@example.org/a.git`,
  (s) => `psql postgres://app:${s}@db:5432/shop`,
  (s) => `env PGPASSWORD=${s} psql`,
  (s) => `env DB_PASSWORD="${s}" ./run`,
  (s) => `app --api-key ${s} --verbose`,
  (s) => `app --client-secret=${s}`,
  (s) => `wget "https://example.org/x?token=${s}&y=1"`,
  (s) => `{"user":"a","password":"${s}"}`,
  (s) => `redis-cli -a ${s} ping`,
  (s) => `ldapsearch -x -w ${s}`,
  (s) => `openssl rsa -passin pass:${s}`,
  (s) => `kubectl create secret generic x --from-literal=password=${s}`,
  (s) => `echo -----BEGIN RSA PRIVATE KEY-----\n${s}\n-----END RSA PRIVATE KEY-----`,
  (s) => `curl --cookie x -H 'Cookie: ${s}'`,
  (s) => `GIT=https://${s}ABCDEF@example.org/a.git`,
  (s) => `env MYPWD=${s} ./run`,
  (s) => `export AWS_SECRET_ACCESS_KEY=${s}`,
]

describe('redactText', () => {
  it.each(templates.map((template) => [template('S'), template] as const))('hides the secret in %s', (_, template) => {
    assert(
      property(secret, (value) => {
        const text = redactText(template(value))
        expect(text).not.toContain(value)
        expect(text).toContain(redacted)
        expect(redactText(text)).toBe(text)
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    `ghp_${'a'.repeat(36)}`,
    'glpat-abcdefghijklmnopqrst',
    `github_pat_${'a1'.repeat(12)}`,
    'ASIAIOSFODNN7EXAMPLE',
    'xoxb-1234567890-abc',
    `AIza${'a'.repeat(35)}`,
    `npm_${'a'.repeat(36)}`,
    `hvs.${'a'.repeat(24)}`,
    `sk_live_${'a'.repeat(24)}`,
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib2IifQ.c2lnbmF0dXJl`,
    `plc_${'A1b2'.repeat(8)}`,
  ])('knows %s by its shape', (token) => {
    expect(redactText(`run ${token} now`)).toBe(`run ${redacted} now`)
  })

  it.each([
    'mkdir -p /var/lib/app',
    'ssh -p 2222 host',
    'cat /etc/passwd: No such file',
    'PWD=/home/app ls',
    'kubectl get secret app-tls',
    'Basic Interactive Reconnaissance',
    'user=root command=cat /etc/shadow file=/etc/shadow',
    'DB_PASSWORD_FILE=/run/secrets/db',
    'curl https://example.org/path:80/a@b',
  ])('leaves %s alone', (text) => {
    expect(redactText(text)).toBe(text)
  })

  it('cuts long text, hostile text too', () => {
    for (const unit of [
      'a.',
      'mysql ',
      'password',
      'eyJaaaaaaaa.',
      '-----BEGIN PRIVATE KEY-----',
      'http://a:',
      '--',
      '"\'',
    ]) {
      expect(redactText(unit.repeat(60_000)).length).toBeLessThanOrEqual(8_193)
    }
  })

  it('replaces what a database cannot hold', () => {
    expect(redactText('a\0b\ud800c\udc00')).toBe('a\ufffdb\ufffdc\ufffd')
    expect(redactText('ok 😀')).toBe('ok 😀')
  })
})

describe('redactJson', () => {
  it('hides what a key or a flag names as secret, at any depth', () => {
    expect(redactFields({ 'ka.req.token': 'abc', nested: { api_key: 1, plain: 'x' }, count: 3 })).toEqual({
      'ka.req.token': redacted,
      nested: { api_key: redacted, plain: 'x' },
      count: 3,
    })
    expect(redactJson(['app', '--password', 'hunter2', '--port', '80'])).toEqual([
      'app',
      '--password',
      redacted,
      '--port',
      '80',
    ])
  })

  it('keeps a key called __proto__ an ordinary key', () => {
    const result = redactFields(JSON.parse('{"__proto__":{"polluted":true}}'))
    expect(Object.keys(result)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
  })
})
