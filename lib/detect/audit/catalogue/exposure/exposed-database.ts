import { isClusterWork } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { isOutside, isRestricted, serviceOf, serviceWords, type ServicePort } from '../../exposure/service'
import { closeService, onExposure } from '../../exposure/steps'

export const exposedDatabase: StatelessDetection = {
  id: 'k8s-exposed-database',
  name: 'Database service exposed',
  description:
    'A database was opened to the outside of the cluster. Databases on the internet are found within the hour; without ' +
    'a password they are emptied and held to ransom, with one they are tried until it is found.',
  fires:
    'A service of type LoadBalancer or NodePort with the port of PostgreSQL, Redis, MySQL, SQL Server, MongoDB or ' +
    'Elasticsearch (its own or the one it sends to) is written, without an internal address or limited source ranges.',
  benign: [
    'A cluster whose network nobody from outside can reach.',
    'A database meant for partners, behind a firewall.',
  ],
  severity: 'medium',
  tactics: ['InitialAccess'],
  techniques: ['T1133'],
  defender: [
    'K8S_ExposedPostgresTrustAuth',
    'K8S_ExposedPostgresBroadIPRange',
    'K8S_ExposedRedis',
    'K8S_ExposedService',
  ],
  remediation: [
    closeService,
    'If it must be open, limit it: `kubectl -n {namespace} patch service {name} -p \'{"spec":{"loadBalancerSourceRanges":["ADDRESSES"]}}\'`, ' +
      'ask for TLS and a password, and change the passwords that were in use.',
    ...onExposure,
  ],
  preventedBy: ['k8s-svc-exposed-sensitive', 'k8s-svc-public-lb', 'k8s-svc-nodeport', 'k8s-svc-lb-source-ranges'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['services'] },
  match(event) {
    const service = isClusterWork(event) ? null : serviceOf(event)
    if (!service || !isOutside(service) || service.internal || isRestricted(service)) return null
    for (const port of service.ports) {
      const database = databaseOf(port)
      if (!database) continue
      return {
        message: `${database} can be reached by the ${serviceWords(service)}`,
        evidence: {
          'spec.type': service.type,
          'spec.ports': {
            port: port.port,
            targetPort: typeof port.target === 'string' ? port.target.slice(0, 63) : port.target,
          },
        },
      }
    }
    return null
  },
}

const databases: readonly (readonly [name: string, port: number, word: RegExp])[] = [
  ['PostgreSQL', 5432, /^(?:postgres(?:ql)?|pgsql)$/],
  ['Redis', 6379, /^(?:tcp-)?redis$/],
  ['MySQL', 3306, /^(?:mysql|mariadb)$/],
  ['SQL Server', 1433, /^(?:mssql|sqlserver|ms-sql-s)$/],
  ['MongoDB', 27017, /^mongo(?:db)?$/],
  ['Elasticsearch', 9200, /^(?:elasticsearch|opensearch)$/],
]

const databaseOf = ({ port, target, name }: ServicePort): string | null =>
  databases.find(
    ([, known, word]) => port === known || target === known || word.test(String(target)) || word.test(name),
  )?.[0] ?? null
