import type { Moments } from './moment'
import { hexOf, uuidOf } from './random'
import { podOf } from './seen-pod'
import type { Pending } from './shape'

/** An alert of Defender as a Logic App hands it on. */
function defenderAlert(
  moments: Moments,
  type: string,
  title: string,
  minutes: number,
  more: Record<string, unknown>,
): string {
  const at = moments.ago(0, minutes)
  const id = '/subscriptions/5b1f/resourceGroups/harbour/providers/Microsoft.ContainerService/managedClusters/prod-eu-1'
  return JSON.stringify({
    VendorName: 'Microsoft',
    AlertType: type,
    ProductName: 'Microsoft Defender for Cloud',
    StartTimeUtc: at.toISOString(),
    EndTimeUtc: at.toISOString(),
    TimeGenerated: new Date(at.getTime() + 120_000).toISOString(),
    ProcessingEndTime: new Date(at.getTime() + 120_500).toISOString(),
    Status: 'New',
    IsIncident: false,
    SystemAlertId: uuidOf('defender', type),
    AzureResourceId: id,
    CompromisedEntity: 'prod-eu-1',
    AlertDisplayName: title,
    ResourceIdentifiers: [{ $id: '2', AzureResourceId: id, Type: 'AzureResource' }],
    ...more,
  })
}

/** Three words of Defender: a webhook, its dismissal, and the miner that Falco saw too. */
export function defenderReports(moments: Moments): Pending[] {
  const miner = podOf('prod-eu-1', 'payments/card-tokeniser')
  const mining = {
    Severity: 'High',
    Intent: 'Execution',
    Description: 'Analysis of processes within a container found one that behaves like a miner of digital currency.',
    RemediationSteps: [
      'Review the process and the image that it came from.',
      'Isolate the pod and rotate its credentials.',
    ],
    Entities: [
      { $id: '3', Name: 'payments', Type: 'K8s-namespace' },
      { $id: '4', Name: miner.pod, Namespace: { $ref: '3' }, Type: 'K8s-pod' },
      {
        $id: '5',
        ImageId: `${miner.build.repository}:${miner.build.tag}`,
        Digest: miner.build.digest,
        Type: 'container-image',
      },
      {
        $id: '6',
        Name: miner.workload,
        ContainerId: miner.container.slice(0, 12),
        Image: { $ref: '5' },
        Type: 'container',
      },
      { $id: '7', CommandLine: '/tmp/.x/kdevtmpfsi -o pool.example:3333', Type: 'process' },
      { $id: '8', Address: '198.51.100.77', Type: 'ip' },
    ],
  }
  const webhook = {
    Severity: 'Informational',
    Intent: 'Persistence, CredentialAccess',
    Description: 'The audit log shows a new configuration of an admission webhook.',
    RemediationSteps: ['Look at the webhook and at who may change it.'],
    ExtendedProperties: { 'Resource name': 'kyverno-resource-validating-webhook-cfg' },
    Entities: [],
  }
  const told: [minutes: number, body: () => string][] = [
    [
      1_500,
      () =>
        defenderAlert(
          moments,
          'K8S_AdmissionController',
          'Creation of admission webhook configuration detected',
          1_503,
          webhook,
        ),
    ],
    [
      1_290,
      () =>
        defenderAlert(
          moments,
          'K8S_AdmissionController',
          'Creation of admission webhook configuration detected',
          1_503,
          { ...webhook, Status: 'Dismissed', ProcessingEndTime: moments.ago(0, 1_291).toISOString() },
        ),
    ],
    [
      52,
      () =>
        defenderAlert(
          moments,
          'K8S.NODE_DigitalCurrencyMining',
          'Digital currency mining related behavior detected',
          56,
          mining,
        ),
    ],
  ]
  return told.map(([minutes, body]) => ({
    at: moments.ago(0, minutes),
    collector: 'defender-azure',
    format: 'defender',
    body,
  }))
}

/** A finding of GuardDuty in OCSF, as Security Hub exports it. */
export function guardDutyReports(moments: Moments): Pending[] {
  const { namespace, pod } = podOf('prod-us-1', 'partners/sftp-gateway')
  const at = moments.ago(0, 410)
  const finding = {
    class_uid: 2004,
    class_name: 'Detection Finding',
    activity_id: 1,
    severity_id: 3,
    severity: 'Medium',
    status_id: 1,
    time: at.getTime(),
    metadata: { version: '1.6.0', product: { name: 'GuardDuty', vendor_name: 'AWS' } },
    finding_info: {
      uid: `arn:aws:guardduty:us-east-1:123456789012:detector/9/finding/${hexOf('guardduty').slice(0, 32)}`,
      title: 'A Kubernetes API was called from an address of the Tor network',
      desc: 'An API for reading secrets was called from an address of the Tor network.',
      types: ['CredentialAccess:Kubernetes/TorIPCaller'],
      attacks: [
        {
          tactic: { name: 'Credential Access', uid: 'TA0006' },
          technique: { uid: 'T1552', name: 'Unsecured Credentials' },
        },
      ],
    },
    cloud: { provider: 'AWS', region: 'us-east-1' },
    resources: [
      { type: 'AwsEksCluster', uid: 'arn:aws:eks:us-east-1:123456789012:cluster/prod-us-1', name: 'prod-us-1' },
      { type: 'KubernetesPod', name: pod, namespace },
    ],
    evidences: [
      {
        src_endpoint: { ip: '198.51.100.211' },
        actor: { user: { name: 'system:serviceaccount:partners:sftp-gateway' } },
      },
    ],
  }
  return [
    { at: moments.ago(0, 402), collector: 'guardduty-us', format: 'ocsf', body: () => `${JSON.stringify(finding)}\n` },
  ]
}
