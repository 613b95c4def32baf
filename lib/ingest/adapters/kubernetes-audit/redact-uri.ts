import { redacted, redactText } from '@/lib/model/redact'
import { isCredentialName, redact } from '@/lib/model/redact-object'

const limit = 4_096
/** What decides a detection: it is kept however much else stands before it. */
const telling = /^(?:command|container|stdin|tty|dryRun|labelSelector|fieldSelector)(?:=|$)/
const longestPart = 1_024

/** A request's path and query without the secrets in it: arguments of commands, parameters that carry credentials. */
export function redactUri(uri: string): string {
  const cut = uri.length > limit ? shortened(uri) : uri
  const at = cut.indexOf('?')
  if (at < 0) return cut.includes('@') || cut.includes('=') ? redactText(cut) : cut
  const parts = cut.slice(at + 1).split('&')
  const command = redact(
    parts.flatMap((part) => (part.startsWith('command=') ? [decoded(part.slice(8))] : [])),
    'command',
  )
  let argument = 0
  const kept = parts.map((part) => {
    const equals = part.indexOf('=')
    if (equals < 0) return part
    const name = part.slice(0, equals)
    const value = part.slice(equals + 1)
    if (name === 'command') {
      const clean: unknown = Array.isArray(command) ? command[argument++] : undefined
      return typeof clean === 'string' ? written(name, decoded(value), clean, part) : `command=${redacted}`
    }
    if (isCredentialName(decoded(name)) && value !== '') return `${name}=${redacted}`
    return written(name, decoded(value), redactText(decoded(value)), part)
  })
  return `${redactText(cut.slice(0, at))}?${kept.join('&')}`
}

/** A long request: its path, then the parameters that tell what it does, then the others as far as there is room. */
function shortened(uri: string): string {
  const at = uri.indexOf('?')
  if (at < 0 || at > limit) return uri.slice(0, limit)
  const parts = uri.slice(at + 1).split('&')
  const told = parts.filter((part) => telling.test(part)).map(cutPart)
  const others = parts.filter((part) => !telling.test(part))
  return `${uri.slice(0, at)}?${[...told, ...others].join('&')}`.slice(0, 4 * limit)
}

/** Both ends of a long parameter: a command may be padded in front. An escape that is cut in two is left out. */
function cutPart(part: string): string {
  if (part.length <= longestPart) return part
  const half = longestPart / 2
  return `${part.slice(0, half).replace(/%.?$/, '')}…${part.slice(-half).replace(/^.?[0-9A-Fa-f](?=%)/, '')}`
}

/** The part as it came, unless something in it had to go. */
function written(name: string, before: string, after: string, part: string): string {
  return before === after ? part : `${name}=${encodeURIComponent(after)}`
}

function decoded(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
