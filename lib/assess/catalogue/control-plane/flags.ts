/** The command line of one component of the control plane. A flag that is given twice counts as the program counts it: the last wins. */
export type Flags = ReadonlyMap<string, string>

/** What else a condition may ask: the flags of the API server beside it, the cluster's version. */
export type Surroundings = { apiServer: Flags | null; version: string | null }

/** What is wrong, in words; null when nothing is, `unknown` with a reason when it cannot be told from here. */
export type Fault = string | null | { unknown: string }
export type Condition = (flags: Flags, around: Surroundings) => Fault

/** `--name=value`, `--name value` and the bare `--name`, which means true, as the components read them. */
export function readFlags(words: readonly string[]): Flags {
  const flags = new Map<string, string>()
  for (const [at, word] of words.entries()) {
    const [, name, value] = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(word) ?? []
    if (name === undefined) continue
    const next = words[at + 1]
    flags.set(name, value ?? (next !== undefined && !next.startsWith('-') ? next : 'true'))
  }
  return flags
}

const listOf = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
const shown = (name: string, value: string | undefined) =>
  value === undefined ? `--${name} is not set` : `--${name} is ${value}`

/** Fails unless the flag, or its default, has this value. */
export const mustBe =
  (name: string, wanted: string, standard: string): Condition =>
  (flags) =>
    (flags.get(name) ?? standard).toLowerCase() === wanted
      ? null
      : `${shown(name, flags.get(name))}, it should be ${wanted}`

export const mustNotBe =
  (name: string, bad: string, standard: string): Condition =>
  (flags) =>
    (flags.get(name) ?? standard).toLowerCase() === bad ? shown(name, flags.get(name)) : null

/** Fails when one of these is missing or empty. */
export const mustHave =
  (...names: readonly string[]): Condition =>
  (flags) => {
    const missing = names.filter((name) => !flags.get(name))
    return missing.length === 0
      ? null
      : `${missing.map((name) => `--${name}`).join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`
  }

export const mustNotHave =
  (name: string): Condition =>
  (flags) =>
    flags.has(name) ? `--${name} is set` : null

/** Fails when the list lacks the item; `standard` stands for a flag that is not set. */
export const listMustHave =
  (name: string, item: string, standard = ''): Condition =>
  (flags) =>
    listOf(flags.get(name) ?? standard).includes(item) ? null : `--${name} does not name ${item}`

export const listMustNotHave =
  (name: string, item: string, standard = ''): Condition =>
  (flags) =>
    listOf(flags.get(name) ?? standard).includes(item) ? `--${name} names ${item}` : null

/** Fails below the number; a flag that is not set, or is no number, fails too. */
export const mustBeAtLeast =
  (name: string, least: number): Condition =>
  (flags) => {
    const value = flags.get(name)
    return value !== undefined && Number(value) >= least ? null : `${shown(name, value)}, it should be ${least} or more`
  }

const unit = { ms: 0.001, s: 1, m: 60, h: 3600 } as const

/** Seconds in a duration as Go writes it: `1m0s`, `300s`; NaN for anything else. */
export function secondsOf(text: string): number {
  if (text === '0') return 0
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smh]))+$/.test(text)) return Number.NaN
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smh])/g)].reduce(
    (sum, [, number, word]) =>
      sum + Number(number) * (word && word in unit ? unit[word as keyof typeof unit] : Number.NaN),
    0,
  )
}

/** Suites that the benchmark calls strong: forward secrecy with an authenticated cipher, and those of TLS 1.3. */
export const isStrongCipher = (suite: string): boolean =>
  /^TLS_(?:ECDHE_(?:ECDSA|RSA)_WITH_(?:AES_(?:128|256)_GCM_SHA(?:256|384)|CHACHA20_POLY1305(?:_SHA256)?)|(?:AES_(?:128|256)_GCM|CHACHA20_POLY1305)_SHA(?:256|384))$/.test(
    suite,
  )

/** Go dropped its weak suites from the defaults step by step; Kubernetes 1.32 is the first built without any. */
export const strongCiphers =
  (name: string): Condition =>
  (flags, { version }) => {
    const given = flags.get(name)
    if (given !== undefined) {
      const weak = listOf(given).filter((suite) => !isStrongCipher(suite))
      return weak.length === 0 ? null : `--${name} allows ${weak.slice(0, 5).join(', ')}`
    }
    const minor = Number(/^v?1\.(\d+)/.exec(version ?? '')?.[1] ?? Number.NaN)
    if (Number.isNaN(minor))
      return { unknown: 'the version of the cluster, which decides the default ciphers, is not known' }
    return minor >= 32 ? null : `--${name} is not set, and the defaults of this version allow weak suites`
  }
