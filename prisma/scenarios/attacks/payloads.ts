import { createHash } from 'node:crypto'
import type { Stage } from './scenario'

type Request = {
  minutes: number
  user: string
  from: string
  verb: string
  /** `clusterrolebindings`, `pods/exec`. */
  resource: string
  group?: string
  namespace?: string
  name?: string
  query?: string
  agent?: string
  code?: number
  object?: object
}

const hash = (...parts: string[]) => createHash('sha256').update(parts.join('|')).digest('hex')
const uuid = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`

/** An event of audit.k8s.io/v1 as an API server's webhook posts it, in a list of its own. */
export function request(stage: Stage, given: Request): object {
  const {
    minutes,
    user,
    from,
    verb,
    group = '',
    namespace,
    name,
    query = '',
    agent = 'kubectl/v1.34.1',
    code = 200,
  } = given
  const [resource = '', subresource] = given.resource.split('/')
  const at = stage.at(minutes).toISOString().replace('Z', '000Z')
  const root = group === '' ? '/api/v1' : `/apis/${group}/v1`
  const path = [
    root,
    ...(namespace ? ['namespaces', namespace] : []),
    resource,
    ...(name && verb !== 'create' ? [name] : []),
    ...(name && subresource ? [...(verb === 'create' ? [name] : []), subresource] : []),
  ]
  const isAccount = user.startsWith('system:serviceaccount:')
  const [, , accountNamespace = ''] = user.split(':')
  const groups = isAccount
    ? ['system:serviceaccounts', `system:serviceaccounts:${accountNamespace}`, 'system:authenticated']
    : ['system:authenticated']
  const event = {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: given.object ? 'RequestResponse' : 'Metadata',
    auditID: uuid(hash(stage.tag, String(minutes), user, verb, path.join('/'), query)),
    stage: 'ResponseComplete',
    requestURI: path.join('/') + query,
    verb,
    user: { username: user, groups },
    sourceIPs: [from],
    userAgent: agent,
    objectRef: {
      resource,
      ...(subresource ? { subresource } : {}),
      ...(namespace ? { namespace } : {}),
      ...(name ? { name } : {}),
      ...(group ? { apiGroup: group } : {}),
      apiVersion: 'v1',
    },
    responseStatus: { metadata: {}, code },
    ...(given.object ? { requestObject: given.object, responseObject: given.object } : {}),
    requestReceivedTimestamp: at,
    stageTimestamp: at,
    annotations: {
      'authorization.k8s.io/decision': code === 403 ? 'forbid' : 'allow',
      'authorization.k8s.io/reason': '',
    },
  }
  return { kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items: [event] }
}

type Deed = {
  minutes: number
  rule: string
  priority: string
  tags: string[]
  text: string
  command: string
  node: string
  /** Left out for what happens on the node itself. */
  pod?: { namespace: string; name: string; container: string; image: string; tag: string }
  fields?: Record<string, string | number>
}

/** One event of Falco's JSON output. */
export function deed(stage: Stage, given: Deed): object {
  const { minutes, rule, priority, tags, text, command, node, pod, fields } = given
  const time = stage.at(minutes).toISOString().replace('Z', '000000Z')
  const container = pod ? hash(stage.tag, pod.name).slice(0, 12) : 'host'
  return {
    hostname: node,
    output: `${time.slice(11, 26)}: ${priority} ${text} (command=${command} container=${container})`,
    output_fields: {
      'evt.time': stage.at(minutes).getTime() * 1_000_000,
      'container.id': container,
      ...(pod
        ? {
            'container.name': pod.container,
            'container.image.repository': pod.image,
            'container.image.tag': pod.tag,
            'k8s.ns.name': pod.namespace,
            'k8s.pod.name': pod.name,
          }
        : { 'container.name': 'host' }),
      'user.name': 'root',
      'user.uid': 0,
      'proc.name': (command.split(' ')[0] ?? '').split('/').at(-1) ?? '',
      'proc.cmdline': command,
      ...fields,
    },
    priority,
    rule,
    source: 'syscall',
    tags,
    time,
  }
}

const command = (...words: string[]) =>
  `?${words.map((word) => `command=${encodeURIComponent(word)}`).join('&')}&stdin=true&stdout=true&tty=true`

/** The query of `kubectl exec … -- WORDS`. */
export const running = command

/** A ClusterRoleBinding of cluster-admin. */
export const adminBinding = (name: string, subject: { namespace: string; name: string }) => ({
  kind: 'ClusterRoleBinding',
  apiVersion: 'rbac.authorization.k8s.io/v1',
  metadata: { name },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
  subjects: [{ kind: 'ServiceAccount', ...subject }],
})

/** A DaemonSet or Deployment of one container. */
export const workload = (
  kind: 'DaemonSet' | 'Deployment',
  namespace: string,
  name: string,
  image: string,
  pod: object = {},
  container: object = {},
) => ({
  kind,
  apiVersion: 'apps/v1',
  metadata: { name, namespace },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'main', image, ...container }], ...pod },
    },
  },
})
