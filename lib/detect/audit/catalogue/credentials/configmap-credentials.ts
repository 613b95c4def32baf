import { credentialSetting, isCredential, isLiteral } from '@/lib/model/credential-words'
import { redacted, redactText } from '@/lib/model/redact'
import { isClusterWork } from '../../routine'
import { changeOf, objectName } from '../../change'
import { onCredential } from '../../credential-steps'
import type { StatelessDetection } from '../../detection'
import { credentialValue, found, searchedCharacters } from '../../patterns'
import { mapAt } from '../../read'

export const configmapCredentials: StatelessDetection = {
  id: 'k8s-configmap-credentials',
  name: 'ConfigMap with credentials written',
  description:
    'A ConfigMap was written that holds what looks like a password, token or private key. ConfigMaps are not encrypted ' +
    'at rest, and far more people and programs may read them than Secrets.',
  fires:
    'A ConfigMap is written in which a value has the form of a private key or of a known kind of token, or a key (or a ' +
    'setting inside a value) named like a password, secret or token has a literal value. The alert names keys only.',
  benign: ['A key that only sounds like a credential: the name of a cookie, a header or a secret elsewhere.'],
  severity: 'medium',
  tactics: ['CredentialAccess'],
  techniques: ['T1552.001'],
  defender: [],
  remediation: [
    'Move the keys of the evidence into a Secret, or better into an outside store, and renew the credentials: they were ' +
      'in plain sight, and in this audit log too.',
    ...onCredential,
  ],
  preventedBy: ['k8s-secret-configmap', 'k8s-secret-external-store'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['configmaps'] },
  match(event) {
    if (objectName(event) === 'kube-root-ca.crt' || isClusterWork(event)) return null
    const set = changeOf(event)?.set ?? null
    const keys = Object.entries(mapAt(set, 'data')).slice(0, mostKeys).flatMap(credentialsIn)
    const [first] = keys
    if (first === undefined) return null
    const more = keys.length > 1 ? ` and ${keys.length - 1} more` : ''
    return {
      message: `"${first}"${more} of ConfigMap ${objectName(event).slice(0, 253)} holds a credential`,
      evidence: {
        'requestObject.data': keys.slice(0, 10),
        ...(keys.length > 10 && { 'further keys': keys.length - 10 }),
      },
    }
  },
}

const mostKeys = 500
const mostLines = 300
/** The places in one entry that hold a credential, by name: the entry, or settings inside of it. Never a value. */
function credentialsIn([key, value]: [string, string]): string[] {
  const shown = named(key)
  // What intake has hidden in it had the form of a credential.
  if (found(credentialValue, value) || hasHidden(value)) return [shown]
  const text = value.slice(0, searchedCharacters)
  if (!text.trim().includes('\n') && isCredential(key)) return isLiteral(text) ? [shown] : []
  if (!/[:=]/.test(text)) return []
  const inside = text.split('\n', mostLines).flatMap((line) => {
    const name = credentialSetting(line)
    return name === null ? [] : [`${shown}: ${named(name)}`]
  })
  return [...new Set(inside)]
}

/** Names go into the alert; one that is a token itself does not. */
const named = (name: string) => redactText(name.slice(0, 120))

/** Hidden outside of a setting, whose name says more than the entry's. */
const hasHidden = (value: string) =>
  value.split('\n', mostLines).some((line) => line.includes(redacted) && credentialSetting(line) === null)
