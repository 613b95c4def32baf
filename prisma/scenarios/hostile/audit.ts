import { hostileStrings, poisoned } from './strings'

/** A request to an API server whose every free text is an attack; it goes into a pod, so that an alert shows it. */
export function auditPayload(at: string): object {
  const text = hostileStrings.join(' ')
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'RequestResponse',
    auditID: poisoned(0),
    stage: 'ResponseComplete',
    requestURI: `/api/v1/namespaces/hostile/pods/x/exec?command=${encodeURIComponent(text)}`,
    verb: 'create',
    user: { username: poisoned(1), uid: poisoned(2), groups: [...hostileStrings], extra: { [poisoned(3)]: [text] } },
    impersonatedUser: { username: poisoned(4) },
    sourceIPs: [...hostileStrings, '203.0.113.9'],
    userAgent: text,
    objectRef: { resource: 'pods', subresource: 'exec', namespace: poisoned(5), name: poisoned(6), apiVersion: 'v1' },
    responseStatus: { code: 101, reason: poisoned(8), message: text },
    requestObject: { kind: 'PodExecOptions', command: [...hostileStrings] },
    requestReceivedTimestamp: at,
    stageTimestamp: at,
    annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': text, [poisoned(9)]: text },
  }
}
