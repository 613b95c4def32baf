import { deed, request, workload } from './payloads'
import type { AttackScenario, Stage } from './scenario'

const image = 'docker.io/kannix/monero-miner'
const pod = (stage: Stage) => ({
  namespace: 'builds',
  name: `report-${stage.tag}-6d88f6dcdd-k6bc5`,
  container: 'main',
  image,
  tag: 'latest',
})

/** An image that is known to mine is deployed and does so. */
export const maliciousImage: AttackScenario = {
  id: 'malicious-image',
  name: 'Malicious image',
  description: 'A deployment is made of an image that is known to mine currency; its program drops another and mines.',
  expects: {
    rule: 'malicious-image',
    severity: 'critical',
    alerts: ['k8s-miner-image', 'Falco_DropAndExecuteNewBinaryInContainer', 'K8S.NODE_DigitalCurrencyMining'],
  },
  steps: [
    {
      minutes: 0,
      format: 'kubernetes-audit',
      says: 'the image is deployed',
      body: (stage) =>
        request(stage, {
          minutes: 0,
          user: `ci-${stage.tag}@example.com`,
          from: '10.2.0.30',
          verb: 'create',
          resource: 'deployments',
          group: 'apps',
          namespace: 'builds',
          name: `report-${stage.tag}`,
          object: workload('Deployment', 'builds', `report-${stage.tag}`, `${image}:latest`),
        }),
    },
    {
      minutes: 3,
      format: 'falco',
      says: 'a program that is not part of the image is started',
      body: (stage) =>
        deed(stage, {
          minutes: 3,
          rule: 'Drop and execute new binary in container',
          priority: 'Critical',
          tags: ['process', 'mitre_persistence', 'TA0003'],
          text: 'A program that is not part of the image was started',
          command: '/tmp/.x/kdevtmpfsi',
          node: 'node-1',
          pod: pod(stage),
        }),
    },
    {
      minutes: 5,
      format: 'falco',
      says: 'it talks to a mining pool',
      body: (stage) =>
        deed(stage, {
          minutes: 5,
          rule: 'Detect outbound connections to common miner pool ports',
          priority: 'Critical',
          tags: ['network', 'mitre_impact', 'T1496'],
          text: 'Connection to a port or host that mining pools use',
          command: '/tmp/.x/kdevtmpfsi -o pool.example:3333',
          node: 'node-1',
          pod: pod(stage),
          fields: { 'fd.name': '10.244.1.9:40112->198.51.100.77:3333', 'fd.rip': '198.51.100.77', 'fd.rport': 3333 },
        }),
    },
  ],
}
