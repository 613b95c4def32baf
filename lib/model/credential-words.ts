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
