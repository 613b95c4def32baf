import type { AlertTypeEntry } from './entry'
import { pascalCase } from '@/lib/model/pascal-case'
import { request } from './steps'

const objects = [
  ['Deployment', 'a Deployment'],
  ['Service', 'a Service'],
  ['ConfigMap', 'a ConfigMap'],
  ['Namespace', 'a namespace'],
  ['Serviceaccount', 'a service account'],
  ['Role', 'a Role'],
  ['ClusterRole', 'a ClusterRole'],
  ['RoleBinding', 'a RoleBinding'],
  ['ClusterRoleBinding', 'a ClusterRoleBinding'],
  ['Secret', 'a Secret'],
] as const

/** One type per object and verb: a log of ordinary changes, kept at informational for those who switch it on. */
export const auditLifecycle: readonly AlertTypeEntry[] = objects.flatMap(([object, words]) =>
  (['Created', 'Deleted'] as const).map((verb): AlertTypeEntry => {
    const rule = `K8s ${object} ${verb}`
    return {
      id: `Falco_${pascalCase(rule)}`,
      name: `${object} ${verb.toLowerCase()}`,
      description: `Someone ${verb.toLowerCase()} ${words} through the API server. An ordinary change, unless nobody knows of it.`,
      falco: { [rule]: 'informational' },
      tactics: verb === 'Deleted' ? ['Impact'] : ['Persistence'],
      techniques: [],
      remediation: request,
    }
  }),
)
