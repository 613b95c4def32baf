import { isCredential } from '@/lib/model/credential-words'
import { objectCheck } from '../object-check'
import { keyed } from '../pod'
import { proof } from '../verdict'

const keysOf = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value) : [])
const namesOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : []

export const secretConfigmap = objectCheck({
  id: 'k8s-secret-configmap',
  name: 'ConfigMaps should not contain credentials',
  description:
    'This ConfigMap holds what looks like a password, token or private key. ConfigMaps are not encrypted at rest, and far more people and programs may read them than Secrets.',
  severity: 'high',
  control: 'protect-secrets',
  remediation: [
    'Move the key into a Secret, or better into an outside store.',
    'Rotate the credential: it was in plain sight.',
    'If the key only sounds like one, exempt the ConfigMap with that reason.',
  ],
  mappings: { cis: ['5.4.1'], nsa: ['NET-sec'], kubescape: ['C-0012'], trivy: ['KSV-0109', 'KSV-01010'] },
  kind: 'ConfigMap',
  assetKind: 'config-map',
  passesOver: ({ metadata }) =>
    metadata.name === 'kube-root-ca.crt' ? 'it holds the public certificate of the cluster' : null,
  // Values stay out at intake; `credentials` names the keys whose value had the shape of one.
  inspect: ({ data, credentials }) => {
    const shaped = new Set(namesOf(credentials))
    if (keysOf(data).length + shaped.size === 0) return { missing: 'no keys of the ConfigMap were reported' }
    return [...new Set([...keysOf(data), ...shaped])].flatMap((key) => {
      if (shaped.has(key)) return [proof(keyed('data', key), undefined, `the value of "${key}" holds a credential`)]
      return isCredential(key) ? [proof(keyed('data', key), undefined, `"${key}" is the name of a credential`)] : []
    })
  },
})
