import { redacted, redactText } from '@/lib/model/redact'
import type { Json } from '@/lib/model/json'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { tlsExpiryAnnotation } from '@/lib/model/tls-expiry'
import { tlsExpiryOf } from './tls-expiry'
import { trimObject } from './trim-object'

const manifest = 'kubectl.kubernetes.io/last-applied-configuration'
/** Settings of kubelets and kube-proxy, as kubeadm keeps them: checks read them, and they hold no secrets. */
const settings = /^(?:kubelet-config(?:-[\d.]+)?|kube-proxy)$/
/** Keys of one map that are kept; etcd takes no more than 1.5 MiB anyway. */
const keyLimit = 2_000

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const keysOf = (value: unknown) => (isRecord(value) ? Object.keys(value).slice(0, keyLimit) : [])
const hidden = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, redacted]))

/**
 * A Secret without its values: type, labels and the names of its keys. A copy of the manifest that `kubectl apply`
 * left in an annotation goes too, but that it held data is remembered, and when its certificate ends. Null when it is
 * too large.
 */
export function documentOfSecret(object: KubernetesObject): Json | null {
  const { data, stringData } = object
  const copy = object.metadata.annotations?.[manifest]
  const document = trimObject(object, { data: hidden([...keysOf(data), ...keysOf(stringData)]) })
  if (!isRecord(document) || !isRecord(document.metadata)) return null
  const { annotations: carried, ...rest } = document.metadata
  const annotations = { ...(isRecord(carried) ? carried : {}) }
  // What is already redacted at the source tells no more than that there was a copy.
  if (copy && (copy === redacted || /"(?:data|stringData)":\{"/.test(copy))) annotations[manifest] = redacted
  const expiry = tlsExpiryOf(object)
  if (expiry === null) delete annotations[tlsExpiryAnnotation]
  else annotations[tlsExpiryAnnotation] = expiry
  const metadata = { ...rest, ...(Object.keys(annotations).length > 0 && { annotations }) }
  return { ...document, metadata }
}

/**
 * A ConfigMap with the names of its keys. `credentials` names those whose value holds a password or token of known
 * shape; the values themselves stay out, save the settings of kubelets and kube-proxy. Null when it is too large.
 */
export function documentOfConfigMap(object: KubernetesObject): Json | null {
  const { data, binaryData } = object
  const keys = [...keysOf(data), ...keysOf(binaryData)]
  const values = isRecord(data) ? data : {}
  const isSettings = object.metadata.namespace === 'kube-system' && settings.test(object.metadata.name)
  const clean = (value: unknown) => (typeof value === 'string' ? redactText(value) : redacted)
  const credentials = keys.filter((key) => holdsCredential(values[key]))
  return trimObject(object, {
    data: isSettings ? Object.fromEntries(keys.map((key) => [key, clean(values[key])])) : hidden(keys),
    ...(credentials.length > 0 && { credentials }),
  })
}

function holdsCredential(value: unknown): boolean {
  return typeof value === 'string' && !value.includes(redacted) && redactText(value).includes(redacted)
}
