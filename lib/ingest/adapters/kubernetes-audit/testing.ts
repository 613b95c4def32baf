/** An event as an API server writes it; for tests. */
export function auditEvent(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'RequestResponse',
    auditID: '0f6c1a52-8f55-4c26-9f0e-2c1a6f5b7d11',
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/shop/pods?fieldManager=kubectl-create',
    verb: 'create',
    user: { username: 'ines', groups: ['system:authenticated'] },
    sourceIPs: ['10.0.0.1'],
    userAgent: 'kubectl/v1.34.0 (linux/amd64) kubernetes/abc',
    objectRef: { resource: 'pods', namespace: 'shop', name: 'web', apiVersion: 'v1' },
    responseStatus: { metadata: {}, code: 201 },
    requestObject: {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: { name: 'web' },
      spec: { containers: [{ name: 'web', image: 'nginx:1.27', env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] }] },
    },
    responseObject: { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'web', managedFields: [{ manager: 'x' }] } },
    requestReceivedTimestamp: '2026-11-01T10:00:00.123456Z',
    stageTimestamp: '2026-11-01T10:00:00.130000Z',
    annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': '' },
    ...more,
  }
}

/** A diagnostic record of AKS around an event; for tests. */
export function aksRecord(event = auditEvent()): Record<string, unknown> {
  return {
    time: '2026-11-01T10:00:01.0000000Z',
    resourceId:
      '/SUBSCRIPTIONS/0/RESOURCEGROUPS/HARBOUR/PROVIDERS/MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/HARBOUR-AKS',
    category: 'kube-audit-admin',
    operationName: 'Microsoft.ContainerService/managedClusters/diagnosticLogs/Read',
    properties: { log: JSON.stringify(event), stream: 'stdout', pod: 'kube-apiserver-1' },
  }
}

/** An entry of Cloud Logging as GKE writes it; for tests. */
export function googleEntry(payload: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    insertId: 'x1',
    logName: 'projects/harbour/logs/cloudaudit.googleapis.com%2Factivity',
    operation: { first: true, id: 'op-1', last: true, producer: 'k8s.io' },
    protoPayload: {
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      authenticationInfo: { principalEmail: 'ines@harbourline.example' },
      methodName: 'io.k8s.core.v1.pods.create',
      request: { '@type': 'core.k8s.io/v1.Pod', kind: 'Pod', metadata: { name: 'web' }, spec: { hostPID: true } },
      requestMetadata: { callerIp: '203.0.113.7', callerSuppliedUserAgent: 'kubectl/v1.34.0' },
      resourceName: 'core/v1/namespaces/shop/pods/web',
      response: { '@type': 'core.k8s.io/v1.Pod', kind: 'Pod', metadata: { name: 'web' } },
      serviceName: 'k8s.io',
      status: {},
      ...payload,
    },
    resource: { type: 'k8s_cluster', labels: { cluster_name: 'harbour-gke', location: 'europe-north1' } },
    labels: { 'authorization.k8s.io/decision': 'allow' },
    timestamp: '2026-11-01T10:00:00.123456Z',
  }
}
