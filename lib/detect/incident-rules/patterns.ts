import * as deeds from './deeds'
import type { IncidentRule } from './rule'

/** Attacks that are known by their course. */
export const patterns: readonly IncidentRule[] = [
  {
    id: 'exposed-dashboard',
    name: 'A reachable dashboard led to control of the cluster',
    description:
      'A management page was opened to the outside, a token was taken from it, the token was given all rights, and the machines were put to work.',
    steps: [
      { name: 'A way in was opened', types: deeds.exposed },
      { name: 'A token or secret was taken', types: [...deeds.tokenTaken, ...deeds.secretsRead] },
      { name: 'All rights were given', types: deeds.rightsGiven },
      { name: 'The machines were used', types: deeds.mined },
    ],
    atLeast: 3,
    opensWithFirst: true,
    order: 'in-order',
    ties: ['user', 'service-account', 'workload', 'pod', 'ip', 'namespace', 'image'],
    withinHours: 24,
    needs: 'medium',
    severity: {
      atLeast: 'critical',
      because: 'each step was made possible by the one before it, and the last ones hold the cluster',
    },
    firstSteps: [
      'Close the way in: set the Service back to ClusterIP or delete its Ingress.',
      'Delete the bindings of the story, then revoke the tokens of the accounts it names.',
      'Scale what was started to zero; keep one pod for evidence.',
    ],
  },
  {
    id: 'node-escape',
    name: 'A container broke out to its node',
    description:
      'A container was started with the means to leave its walls, a process left it, and files or rights of the node were used.',
    steps: [
      { name: 'A container with a way out was started', types: deeds.wayOut },
      { name: 'A process left its container', types: deeds.escaped },
      { name: 'The node’s own files or rights were used', types: deeds.onNode },
    ],
    atLeast: 3,
    opensWithFirst: true,
    order: 'in-order',
    ties: ['user', 'service-account', 'workload', 'pod', 'node'],
    withinHours: 24,
    needs: 'medium',
    severity: { atLeast: 'critical', because: 'whoever holds a node holds every pod and secret on it' },
    firstSteps: [
      'Cordon the node, move what must run elsewhere, and take it off the network before it is drained.',
      'Treat the secrets of every pod of that node as known, and rotate them.',
      'Replace the node; it cannot be cleaned.',
    ],
  },
  {
    id: 'stolen-service-account',
    name: 'A service account was stolen and used',
    description: 'A token came into other hands, was tried out, and then used for what its workload never does.',
    steps: [
      { name: 'A token was taken', types: [...deeds.tokenTaken, ...deeds.controlled] },
      { name: 'Its rights were tried out', types: deeds.probed },
      { name: 'It read secrets', types: deeds.secretsRead },
      { name: 'It gave rights or entered other pods', types: [...deeds.rightsGiven, 'k8s-pod-exec-by-serviceaccount'] },
    ],
    atLeast: 3,
    opensWithFirst: true,
    order: 'in-order',
    ties: ['service-account', 'workload', 'pod', 'ip'],
    withinHours: 24,
    needs: 'medium',
    severity: { atLeast: 'high', because: 'the token is in use, and works until it is revoked' },
    firstSteps: [
      'Remove the account’s bindings now; then delete and make anew the account, which ends its tokens.',
      'Rotate every secret that it read.',
      'Find how the token left: the first alert of the story names the place.',
    ],
  },
  {
    id: 'malicious-image',
    name: 'A foreign image was run and does harm',
    description: 'An image of unknown or bad origin was put to work, and behaves as no service of yours would.',
    steps: [
      { name: 'The image was started', types: deeds.foreignImage },
      { name: 'Its program misbehaved', types: deeds.misbehaved },
    ],
    atLeast: 2,
    opensWithFirst: true,
    order: 'in-order',
    ties: ['workload', 'pod', 'image'],
    withinHours: 24,
    needs: 'medium',
    severity: { atLeast: 'high', because: 'what the image was suspected of has begun' },
    firstSteps: [
      'Scale the workload to zero and block the image by its digest.',
      'Look where else the image runs, and who can push to its repository.',
    ],
  },
  {
    id: 'traces-removed',
    name: 'Traces were removed and watchers switched off',
    description: 'Events or logs were deleted and sensors, policies or the audit log disabled by the same hand.',
    steps: [
      { name: 'Events or logs were removed', types: deeds.tracesRemoved },
      { name: 'A watcher was switched off', types: deeds.watchersDisabled },
      {
        name: 'Rights or secrets were taken',
        types: [...deeds.rightsGiven, ...deeds.secretsRead],
      },
    ],
    atLeast: 2,
    order: 'any',
    ties: ['user', 'service-account', 'workload', 'pod', 'ip'],
    withinHours: 24,
    needs: 'medium',
    severity: { atLeast: 'high', because: 'what else was done can no longer be seen' },
    firstSteps: [
      'Bring the sensors and policies back before anything else.',
      'Copy what logs are left to a place that the actor cannot reach.',
      'Look at what the actor did in the hour before the first of these alerts.',
    ],
  },
  {
    id: 'secrets-then-rights',
    name: 'Secrets were read, then rights changed',
    description: 'The same identity read secrets and then gave rights: it found what it looked for.',
    steps: [
      { name: 'Secrets were read', types: [...deeds.secretsRead, 'k8s-exec-sa-token-read'] },
      { name: 'Rights were given', types: deeds.rightsGiven },
    ],
    atLeast: 2,
    opensWithFirst: true,
    order: 'in-order',
    ties: ['user', 'service-account', 'ip'],
    withinHours: 24,
    needs: 'medium',
    severity: { atLeast: 'high', because: 'the rights stay when the secrets have been rotated' },
    firstSteps: [
      'Delete the bindings and roles of the story.',
      'Take the identity out of service, then rotate the secrets it read.',
    ],
  },
]
