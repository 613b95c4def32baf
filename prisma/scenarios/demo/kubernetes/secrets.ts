import { tlsExpiryAnnotation } from '@/lib/model/tls-expiry'
import { seconds } from '../moment'
import { shareOf, uuidOf } from '../random'
import type { Entry } from '../roster'
import type { Snapshot } from './workload'

const day = 86_400_000
type Fields = { annotations?: Record<string, string>; [field: string]: unknown }

/** Secrets by type and name of key, and settings: as the collector tells them, without a value. */
export function secretObjects(entries: Entry[], snapshot: Snapshot): object[] {
  const { cluster, start } = snapshot
  const make = (kind: string, namespace: string, name: string, daysOld: number, { annotations, ...rest }: Fields) => ({
    apiVersion: 'v1',
    kind,
    metadata: {
      name,
      namespace,
      uid: uuidOf(cluster.name, kind, namespace, name),
      creationTimestamp: seconds(new Date(start.getTime() - daysOld * day)),
      ...(annotations ? { annotations } : {}),
    },
    ...rest,
  })
  const keys = (...names: string[]) => Object.fromEntries(names.map((name) => [name, '[redacted]']))
  const has = (namespace: string, name: string) =>
    entries.some((one) => one.namespace === namespace && one.name === name)
  const opaque = (namespace: string, name: string, daysOld: number, annotations?: Record<string, string>) =>
    make('Secret', namespace, name, daysOld, {
      type: 'Opaque',
      data: keys('username', 'password'),
      ...(annotations ? { annotations } : {}),
    })
  const certificate = (entry: Entry) => {
    // This one is renewed by hand, and nobody did.
    const left = entry.name === 'declaration-ui' ? -3 : 12 + Math.floor(60 * shareOf('tls', cluster.name, entry.name))
    const end = new Date(start.getTime() + (14 + left) * day).toISOString()
    return make('Secret', entry.namespace, `${entry.name}-tls`, 80, {
      type: 'kubernetes.io/tls',
      annotations: { [tlsExpiryAnnotation]: end },
      data: keys('tls.crt', 'tls.key'),
    })
  }
  const applied = { 'kubectl.kubernetes.io/last-applied-configuration': '[redacted]' }
  return [
    ...entries.filter((entry) => entry.exposure.startsWith('ingress')).map(certificate),
    ...entries
      .filter((entry) => entry.exposure === 'cluster')
      .map((entry) =>
        opaque(entry.namespace, `${entry.name}-db`, 120, shareOf('applied', entry.name) < 0.1 ? applied : undefined),
      ),
    ...entries
      .filter((entry) => entry.exposure === 'ingress' || entry.name === 'db')
      .map((entry) =>
        make('ConfigMap', entry.namespace, `${entry.name}-settings`, 120, {
          data: keys('log.level', 'listen', ...(entry.name === 'kpi-dashboard' ? ['smtp.password'] : [])),
        }),
      ),
    ...(has('ci', 'deployer')
      ? [
          make('Secret', 'ci', 'deployer-token', 390, {
            type: 'kubernetes.io/service-account-token',
            annotations: { 'kubernetes.io/service-account.name': 'deployer' },
            data: keys('ca.crt', 'namespace', 'token'),
          }),
        ]
      : []),
    ...(has('legacy', 'mainframe-bridge') ? [opaque('legacy', 'as400-login-old', 700)] : []),
    ...(has('partners', 'sftp-gateway') ? [opaque('partners', 'acme-sftp-2022', 610)] : []),
  ]
}
