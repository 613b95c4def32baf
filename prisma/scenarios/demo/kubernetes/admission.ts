import { seconds } from '../moment'
import { uuidOf } from '../random'
import type { Entry } from '../roster'
import type { Snapshot } from './workload'

type Hook = { kind: 'Validating' | 'Mutating'; name: string; service: string; namespace: string; resources: string[] }

const hooks: Hook[] = [
  {
    kind: 'Validating',
    name: 'kyverno-resource-validating-webhook-cfg',
    service: 'kyverno-admission-controller',
    namespace: 'kyverno',
    resources: ['pods', 'deployments', 'cronjobs'],
  },
  {
    kind: 'Mutating',
    name: 'kyverno-resource-mutating-webhook-cfg',
    service: 'kyverno-admission-controller',
    namespace: 'kyverno',
    resources: ['pods'],
  },
  {
    kind: 'Validating',
    name: 'cert-manager-webhook',
    service: 'cert-manager-webhook',
    namespace: 'platform',
    resources: ['certificates'],
  },
  {
    kind: 'Mutating',
    name: 'vault-agent-injector-cfg',
    service: 'vault',
    namespace: 'platform',
    resources: ['pods'],
  },
]

/** What an injector writes there: the certificate of the webhook's own authority. */
const authority = Buffer.from(
  '-----BEGIN CERTIFICATE-----\nMIIB harbourline demo authority\n-----END CERTIFICATE-----\n',
).toString('base64')

/** The webhooks of what runs in the cluster, as their charts install them. */
export function admissionObjects(entries: Entry[], { cluster, start }: Snapshot): object[] {
  return hooks
    .filter((hook) => entries.some((one) => one.namespace === hook.namespace && one.name === hook.service))
    .map(({ kind, name, service, namespace, resources }) => ({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: `${kind}WebhookConfiguration`,
      metadata: {
        name,
        uid: uuidOf(cluster.name, kind, name),
        creationTimestamp: seconds(new Date(start.getTime() - 200 * 86_400_000)),
      },
      webhooks: [
        {
          name: `${resources[0]}.${service}.svc`,
          admissionReviewVersions: ['v1'],
          sideEffects: 'NoneOnDryRun',
          failurePolicy: kind === 'Validating' ? 'Fail' : 'Ignore',
          timeoutSeconds: 10,
          clientConfig: { service: { namespace, name: service, path: '/validate', port: 443 }, caBundle: authority },
          namespaceSelector: {
            matchExpressions: [
              { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system', namespace] },
            ],
          },
          rules: [
            { apiGroups: ['*'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources, scope: 'Namespaced' },
          ],
        },
      ],
    }))
}
