import type { Json } from './json'

/** What stands where a secret stood. */
export const redacted = '[redacted]'

const limit = 8_192
// Read a little past the limit, so that a secret which the cut would halve is still seen whole.
const margin = 1_024

const secretWord =
  'pass(?:word|wd|phrase|wort)?|secret|token|credentials?|api[_-]?key|(?:access|secret|private|account)[_-]?key|' +
  'connection[_-]?string|client[_-]?secret'
const value = `"[^"]{0,2048}"|'[^']{0,2048}'|[^\\s"'&;,)}\\]]{1,2048}`

/** Tokens that are known by their shape, wherever they stand. */
const shapes =
  /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z]+ ){0,3}PRIVATE KEY-----|$)|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36,255}|\bgithub_pat_[A-Za-z0-9_]{22,255}|\bglpat-[A-Za-z0-9_-]{20,255}|\bxox[abeprs]-[A-Za-z0-9-]{10,255}|\bAIza[0-9A-Za-z_-]{35}|\bnpm_[A-Za-z0-9]{36}\b|\bhvs\.[A-Za-z0-9_-]{20,255}|\b(?:sk|rk)_live_[A-Za-z0-9]{16,255}|\bpl[cu]_[A-Za-z0-9_-]{16,255}|\beyJ[A-Za-z0-9_-]{8,1024}\.eyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{0,1024}/g

const rules: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [shapes, redacted],
  // scheme://user:secret@host, and a long lone user part, which is a token.
  [/\b([a-z][a-z0-9+.-]{1,31}:\/\/[^\s/@:"']{0,256}:)[^\s/@"']{1,1024}@/gi, `$1${redacted}@`],
  [/\b([a-z][a-z0-9+.-]{1,31}:\/\/)[^\s/@:"']{20,1024}@/gi, `$1${redacted}@`],
  [
    /\b((?:proxy-)?authorization["']?\s{0,8}[:=]\s{0,8}["']?(?!(?:[a-z]{1,16}\s{1,8})?\[redacted\])(?:(?:bearer|basic|token|digest|negotiate|apikey)\s{1,8})?)[^\s"',;]{4,4096}/gi,
    `$1${redacted}`,
  ],
  [/\b(bearer\s{1,8})[A-Za-z0-9._~+/=-]{12,4096}/gi, `$1${redacted}`],
  [
    /\b((?:x-[a-z-]{0,32}(?:token|key)|(?:set-)?cookie)["']?\s{0,8}:\s{0,8})(?!\[redacted\])[^\s"']{4,4096}/gi,
    `$1${redacted}`,
  ],
  // PASSWORD=x, "token": "x", ?api_key=x. Not /etc/passwd: …, which is a path.
  [
    new RegExp(
      `(?<![\\w./-])(-{0,2}[\\w.-]{0,64}?(?:${secretWord})["']?\\s{0,4}[=:]\\s{0,4})(?!\\[redacted\\])(?:${value})`,
      'gi',
    ),
    `$1${redacted}`,
  ],
  // PWD is also the working directory.
  [/(?<![\w./-])([\w-]{0,64}pwd=)(?![/[])[^\s"'&;,]{1,1024}/gi, `$1${redacted}`],
  // --password x
  [
    new RegExp(`(?<![\\w./-])(--?[\\w-]{0,64}?(?:${secretWord})\\s{1,4})(?!-|\\[redacted\\])(?:${value})`, 'gi'),
    `$1${redacted}`,
  ],
  // -p x: only where -p is known to be a password; elsewhere it is a port, a path or a process.
  [
    /\b((?:mysql(?:dump|admin|import|show)?|mariadb(?:-dump|-admin)?|sshpass|mongo(?:sh|dump|restore|export|import)?|login)\b[^|;&\n]{0,512}?\s-p\s{0,4})(?!\[redacted\])(?:"[^"]{0,1024}"|'[^']{0,1024}'|[^\s"'|;&-][^\s|;&]{0,1024})/gi,
    `$1${redacted}`,
  ],
  [
    /\b((?:curl|wget|http|https)\b[^|;&\n]{0,512}?\s(?:-u|--user|--proxy-user|-U)[\s=]{0,4}["']?[^\s:"']{1,256}:)(?!\[redacted\]|\/)[^\s"']{1,1024}/gi,
    `$1${redacted}`,
  ],
  [
    /\b((?:redis-cli\b[^|;&\n]{0,512}?\s-a|ldap(?:search|add|modify|delete|whoami)\b[^|;&\n]{0,512}?\s-w)\s{0,4})(?!\[redacted\])[^\s]{1,1024}/gi,
    `$1${redacted}`,
  ],
  [/\b(pass:)(?!\[redacted\])[^\s"']{1,1024}/g, `$1${redacted}`],
]

/** No rule can match a text without one of these; most texts have none. Extend it with every new rule. */
const trigger =
  /pass|secret|token|cred|key|auth|bearer|cookie|pwd|conn|:\/\/|mysql|mariadb|mongo|login|curl|wget|http|redis|ldap|a[ks]ia|gh[pousr]_|github_|glpat|xox|aiza|npm_|hvs\.|_live_|pl[cu]_|eyj|begin/i

const secretKey = new RegExp(`(?:^|[_.\\[-])(?:${secretWord}|pwd)\\]?$`, 'i')
const secretFlag = new RegExp(`^--?[\\w-]{0,64}?(?:${secretWord})$`, 'i')

/** What is a credential by its own shape (a private key, a known kind of token, a password in an address), and no more. */
export const redactShapes = (text: string): string =>
  rules.slice(0, 3).reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text)

/**
 * Text of a command line, log line or field without the secrets in it: passwords in flags, variables and URLs,
 * bearer and basic credentials, private keys and tokens of known shape. Cut at 8 KiB; NUL and halves of surrogate
 * pairs, which no database takes, are replaced. The same text always gives the same result.
 */
export function redactText(text: string): string {
  let result = text.slice(0, limit + margin)
  if (trigger.test(result)) {
    for (const [pattern, replacement] of rules) result = result.replace(pattern, replacement)
  }
  if (result.length > limit || text.length > limit + margin) result = `${result.slice(0, limit)}…`
  return result
    .replaceAll('\0', '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}

/** A JSON value with `redactText` applied to every string, and everything under a key that names a secret removed. */
export function redactJson(value: Json, depth = 0): Json {
  if (typeof value === 'string') return redactText(value)
  if (value === null || typeof value !== 'object') return value
  if (depth >= 16) return '…'
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const before = value[index - 1]
      return typeof before === 'string' && secretFlag.test(before) ? redacted : redactJson(item, depth + 1)
    })
  }
  return redactFields(value, depth + 1)
}

/** The same for an object's fields. */
export function redactFields(fields: Readonly<Record<string, Json>>, depth = 0): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, item]) => {
      const hide = secretKey.test(key.slice(-256)) && item !== null && typeof item !== 'boolean'
      return [redactText(key), hide ? redacted : redactJson(item, depth)]
    }),
  )
}
