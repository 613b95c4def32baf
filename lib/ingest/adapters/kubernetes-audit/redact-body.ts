import { redactSettings } from '@/lib/model/credential-words'
import type { Json } from '@/lib/model/json'
import { redacted } from '@/lib/model/redact'
import { isCredentialName, redact } from '@/lib/model/redact-object'
import { isRaw, type Raw } from './raw'

/** What stays of a long text: no detection reads further. */
const longest = 16_384
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'
/** Values that stand for themselves in a Secret and in what grants a token. */
const secretParts = new Set(['data', 'stringData', 'token', 'value'])

/**
 * The body of a request or response without secret values. Of Secrets and tokens only names are kept; elsewhere
 * variables, flags, headers and texts that look like credentials go (see `redact`). The bookkeeping of writers
 * (`managedFields`, the last applied configuration) is left out: it repeats the object with all that it holds.
 */
export function redactBody(body: Json, resource: string): Json {
  if (Array.isArray(body)) return body.slice(0, 500).map((step) => redactStep(step, resource))
  if (!isRaw(body)) return null
  const bare = withoutBookkeeping(body)
  const hidden = isSecretive(resource) ? withoutValues(bare) : resource === 'configmaps' ? withoutSettings(bare) : bare
  return cutLong(redact(hidden))
}

const isSecretive = (resource: string) =>
  resource === 'secrets' || resource === 'tokenreviews' || resource === 'serviceaccounts/token'

/** One step of a JSON patch. What is written into a variable whose name stands elsewhere could be anything. */
function redactStep(step: Json, resource: string): Json {
  if (!isRaw(step)) return null
  const path = typeof step.path === 'string' ? step.path : ''
  const last = path.slice(path.lastIndexOf('/') + 1).replaceAll('~1', '/')
  const isHidden = isSecretive(resource) || isCredentialName(last) || /\/env\/(?:\d+|-)\/value$/.test(path)
  if (last === lastApplied) return { ...step, value: redacted }
  if (step.value === undefined || step.value === null) return step
  if (resource === 'configmaps' && typeof step.value === 'string') {
    return { ...step, value: isHidden ? redacted : cutLong(redactSettings(step.value)) }
  }
  if (!isHidden) return cutLong(redact(isRaw(step.value) ? { ...step, value: withoutBookkeeping(step.value) } : step))
  return { ...step, value: isRaw(step.value) ? hideAll(step.value) : redacted }
}

function withoutBookkeeping(body: Raw): Raw {
  const { metadata } = body
  if (!isRaw(metadata)) return body
  const { managedFields: _fields, annotations, ...rest } = metadata
  const kept = isRaw(annotations)
    ? Object.fromEntries(Object.entries(annotations).filter(([name]) => name !== lastApplied))
    : undefined
  return { ...body, metadata: { ...rest, ...(kept && { annotations: kept }) } }
}

/** The same object; under the keys that hold secrets the names stay and the values go, however deep. */
function withoutValues(body: Raw): Raw {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]): [string, Json] => {
      if (secretParts.has(key)) return [key, isRaw(value) ? hideAll(value) : value === null ? null : redacted]
      if (isRaw(value)) return [key, withoutValues(value)]
      if (Array.isArray(value)) return [key, value.map((item) => (isRaw(item) ? withoutValues(item) : item))]
      return [key, value]
    }),
  )
}

/** A ConfigMap whose files hold no credentials; the lines that named them stay, for whoever looks for such. */
function withoutSettings(body: Raw): Raw {
  const { data } = body
  if (!isRaw(data)) return body
  const files = Object.entries(data).map(([name, text]): [string, Json] => [
    name,
    typeof text === 'string' ? redactSettings(text.slice(0, longest)) : text,
  ])
  return { ...body, data: Object.fromEntries(files) }
}

function hideAll(values: Raw): Raw {
  return Object.fromEntries(Object.keys(values).map((name) => [name, redacted]))
}

function cutLong(value: Json): Json {
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(cutLong)
  for (const key of Object.keys(value)) {
    const part = value[key]
    if (typeof part === 'object' || (typeof part === 'string' && part.length > longest)) value[key] = cutLong(part)
  }
  return value
}
