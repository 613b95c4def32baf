import { redacted, redactShapes } from './redact'
import { isCredentialName } from './redact-object'

/** Names that end in the word for a credential; `PASSWORD_ROUNDS` and `secretName` speak of something else. */
const ending =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|dsn|(?:access|api|private|secret|signing|encryption|account)[-_.]?key(?:[-_.]?id)?|connection[-_.]?string|auth(?:orization)?|cookie)$/i

/** Whether a variable, key or flag of this name holds a credential itself, and not only something about one. */
export const isCredential = (name: string) => isCredentialName(name) && ending.test(name)

/**
 * Whether what was hidden at intake under this name was a credential. Intake hides more than it must; under a name
 * that is none, only what looked like a token or a password by itself is hidden.
 */
export const wasCredential = (name: string) => isCredential(name) || !isCredentialName(name)

/** Our collector may be told to read metadata alone; then a Secret says nothing of its type. */
export const typeUnknown = 'the type of the Secret was not reported'

/** `name = value` and `name: value` as settings files have them. */
const setting = /^(\s*(?:export\s+)?["']?([\w.-]{1,80})["']?\s*[:=]\s*["']?)([^"'\s#][^\n]{0,512})$/
/** What stands for a value that comes from elsewhere, or for none. */
const placeholder = /^(?:$|\$\{|\$\(|\{\{|<|%|@|null$|none$|true$|false$|""?$|''?$|\|[-+]?$|>[-+]?$)/i

/** Whether a text is a value of its own and does not only stand for one. */
export const isLiteral = (value: string) => !placeholder.test(value.trim())

/** A line of a settings file that gives a credential a literal value: the name; null for any other. */
export function credentialSetting(line: string): string | null {
  const [, , name = '', value = ''] = setting.exec(line) ?? []
  return name !== '' && isCredential(name) && isLiteral(value) ? name : null
}

/** A settings file without its credentials: their names stay, and what only stands for one. */
export function redactSettings(text: string): string {
  const lines = redactShapes(text).split('\n')
  return lines
    .map((line) => (credentialSetting(line) === null ? line : line.replace(setting, `$1${redacted}`)))
    .join('\n')
}
