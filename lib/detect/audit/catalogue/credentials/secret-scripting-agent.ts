import { isRoutine } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { onSecretRead } from '../../credential-steps'
import { found, scriptingAgent } from '../../patterns'
import { readsSecretsByDesign } from '../../secret-readers'
import { isNode, serviceAccountOf } from '../../users'

export const secretScriptingAgent: StatelessDetection = {
  id: 'k8s-secret-scripting-agent',
  name: 'Secrets accessed with a scripting HTTP client',
  description:
    'Secrets were read with curl, a script or a bare HTTP library instead of kubectl or a controller. So does somebody ' +
    'who found a token and tries by hand what it opens.',
  fires:
    'A get, list or watch of secrets succeeds whose user agent is that of a script or HTTP library (curl, wget, ' +
    'python, perl, Go-http-client, okhttp, axios, PowerShell …) or names Kali.',
  benign: [
    'An application reads its own secret through an HTTP library: told of as informational when it asks for one secret ' +
      'of its own namespace.',
    'A home-made script of the operations team.',
  ],
  severity: 'high',
  tactics: ['CredentialAccess'],
  techniques: ['T1552.007'],
  defender: [],
  remediation: onSecretRead,
  preventedBy: ['k8s-rbac-secrets-read', 'k8s-sa-automount-token', 'k8s-sa-token-lifetime'],
  level: 'Metadata',
  on: { verbs: ['get', 'list', 'watch'], resources: ['secrets'] },
  match(event, context) {
    const { object, user, userAgent, verb } = event
    const isScript = found(scriptingAgent, userAgent.trimStart()) || found(/\bkali\b/i, userAgent)
    if (!object || !isScript || isRoutine(event, context) || readsSecretsByDesign(user)) return null
    // Only the kubelet has a node's name; it says who it is.
    const account = serviceAccountOf(user)
    const isOwn =
      account?.namespace === object.namespace &&
      verb === 'get' &&
      found(library, userAgent.trimStart()) &&
      !isNode(user)
    return {
      ...(isOwn && { severity: 'informational' as const }),
      message: `${object.name ? `secret ${object.name.slice(0, 253)}` : 'secrets'} ${object.namespace ? `of ${object.namespace}` : 'of all namespaces'} read with ${userAgent.slice(0, 80)}`,
      evidence: { userAgent: userAgent.slice(0, 256), verb, 'objectRef.namespace': object.namespace || 'all' },
    }
  },
}

/** HTTP libraries that programs are built with, unlike tools for a command line. */
const library = /^(?:Go-http-client|Java|okhttp|node|axios|undici|aiohttp)\b/i
