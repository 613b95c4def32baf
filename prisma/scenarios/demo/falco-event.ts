import { clusterOf } from './clusters'
import { auditRules, falcoRules, type AuditRuleKey, type FalcoRule, type FalcoRuleKey } from './falco-rules'
import type { Moments } from './moment'
import { hexOf, pickOf, shareOf } from './random'
import { runningBuild, workloadsAt } from './running'
import { firstPodName } from './kubernetes/workload'

export type RuntimeBurst = {
  cluster: string
  namespace: string
  workload: string
  rule: FalcoRuleKey
  user?: string
}
export type AuditBurst = {
  cluster: string
  rule: AuditRuleKey
  user: string
  verb: string
  resource: string
  namespace?: string
  target: string
  subresource?: string
  command?: string
}

const clock = (at: Date) => `${at.toISOString().slice(11, 23)}000000`
const nanoseconds = (at: Date) => at.getTime() * 1_000_000
/** RFC 3339 with nanoseconds, as Falco prints it. */
const precise = (at: Date) => `${at.toISOString().slice(0, 23)}000000Z`

/** One line of Falco's JSON output for a process in a pod. Throws RangeError when the cluster runs no such workload. */
export function runtimeEvent(burst: RuntimeBurst, at: Date, moments: Moments): string {
  const daysAgo = (moments.now.getTime() - at.getTime()) / 86_400_000
  const cluster = clusterOf(burst.cluster)
  const entry = workloadsAt(cluster, daysAgo).find(
    (one) => one.namespace === burst.namespace && one.name === burst.workload,
  )
  if (!entry) throw new RangeError(`${burst.cluster} runs no ${burst.namespace}/${burst.workload}`)
  const build = runningBuild(entry, cluster, daysAgo)
  const pod = firstPodName(entry, build, cluster, daysAgo)
  const { rule, priority, text, tags, process, command, fields }: FalcoRule = falcoRules[burst.rule]
  const user = burst.user ?? (build.user === '' ? 'root' : 'app')
  const container = hexOf(`container|${cluster.name}|${pod}`).slice(0, 12)
  return JSON.stringify({
    hostname: pickOf(cluster.nodes, shareOf('node', cluster.name, pod)),
    output: `${clock(at)}: ${priority} ${text} (user=${user} command=${command} pod=${pod} ns=${burst.namespace} container=${container})`,
    output_fields: {
      'evt.time': nanoseconds(at),
      'evt.type': 'execve',
      'container.id': container,
      'container.name': burst.workload,
      'container.image.repository': build.repository,
      'container.image.tag': build.tag,
      'container.image.digest': build.digest,
      'k8s.ns.name': burst.namespace,
      'k8s.pod.name': pod,
      'user.name': user,
      'user.uid': user === 'root' ? 0 : 10101,
      'user.loginuid': -1,
      'proc.name': process,
      'proc.cmdline': command,
      'proc.exepath': command.startsWith('/') ? (command.split(' ')[0] ?? '') : `/usr/bin/${process}`,
      'proc.pname': 'start',
      'proc.tty': burst.rule === 'shell' ? 34816 : 0,
      ...fields,
    },
    priority,
    rule,
    source: 'syscall',
    tags,
    time: precise(at),
  })
}

/** One line of Falco's JSON output for a request to the API server (plug-in k8saudit). */
export function auditEvent(burst: AuditBurst, at: Date): string {
  const { rule, priority, text, tags } = auditRules[burst.rule]
  const namespaced = burst.namespace ? `/namespaces/${burst.namespace}` : ''
  const group = groupOf(burst.resource)
  const uri = `${group}${namespaced}/${burst.resource}/${burst.target}${burst.subresource ? `/${burst.subresource}` : ''}`
  return JSON.stringify({
    hostname: 'falco-k8saudit-0',
    output: `${clock(at)}: ${priority} ${text} (user=${burst.user} ${burst.resource}=${burst.target}${burst.namespace ? ` ns=${burst.namespace}` : ''} verb=${burst.verb})`,
    output_fields: {
      'evt.time': nanoseconds(at),
      'ka.user.name': burst.user,
      'ka.verb': burst.verb,
      'ka.uri': uri,
      'ka.response.code': burst.rule === 'secret' ? '403' : '200',
      'ka.target.name': burst.target,
      'ka.target.resource': burst.resource,
      ...(burst.namespace ? { 'ka.target.namespace': burst.namespace } : {}),
      ...(burst.subresource ? { 'ka.target.subresource': burst.subresource } : {}),
      ...(burst.command ? { 'ka.uri.param[command]': burst.command } : {}),
    },
    priority,
    rule,
    source: 'k8s_audit',
    tags,
    time: precise(at),
  })
}

function groupOf(resource: string): string {
  if (resource.startsWith('cluster') || resource.startsWith('role')) return '/apis/rbac.authorization.k8s.io/v1'
  if (resource === 'ingresses') return '/apis/networking.k8s.io/v1'
  return '/api/v1'
}
