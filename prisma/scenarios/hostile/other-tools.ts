import { poisoned } from './strings'

const short = (at: number) => poisoned(at).slice(0, 200)

/** Kubescape's results whose names, paths and categories are attacks; one control is ours too, one is its own. */
export const kubescapePayload = (collectedAt: string) => ({
  generationTime: collectedAt,
  clusterName: short(1),
  summaryDetails: {
    controls: {
      'C-0057': { name: poisoned(2), status: 'failed', scoreFactor: 8, category: { name: poisoned(3) } },
      'C-0999': { name: poisoned(4), status: 'failed', scoreFactor: 5, category: { name: poisoned(5) } },
    },
  },
  resources: [],
  results: [
    {
      resourceID: 'apps/v1/hostile/Deployment/web',
      controls: ['C-0057', 'C-0999'].map((controlID, at) => ({
        controlID,
        name: poisoned(6 + at),
        status: { status: 'failed', info: poisoned(8 + at) },
        rules: [
          { status: 'failed', paths: [{ failedPath: short(10 + at), fixPath: { path: short(12), value: short(13) } }] },
        ],
      })),
    },
  ],
})

/** kube-bench on a node, its texts attacks: one test that we know and one that we do not. */
export const benchPayload = () => ({
  Controls: [
    {
      id: '4',
      version: 'cis-1.8',
      text: poisoned(1),
      node_type: 'node',
      tests: [
        {
          section: '4.2',
          desc: poisoned(2),
          results: ['4.2.1', '4.9.9'].map((test_number, at) => ({
            test_number,
            test_desc: poisoned(3 + at),
            status: 'FAIL',
            actual_value: poisoned(5 + at),
            expected_result: poisoned(7),
            remediation: poisoned(8),
            reason: poisoned(9),
          })),
        },
      ],
      total_fail: 2,
    },
  ],
})

/** A constraint of Gatekeeper whose violations tell attacks. */
export const gatekeeperPayload = (collectedAt: string) => ({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'constraints.gatekeeper.sh/v1beta1',
      kind: 'K8sHostileRule',
      metadata: { name: 'hostile', annotations: { description: poisoned(1), title: poisoned(2) } },
      spec: { enforcementAction: 'deny' },
      status: {
        auditTimestamp: collectedAt,
        totalViolations: 1,
        violations: [
          {
            group: 'apps',
            kind: 'Deployment',
            name: 'web',
            namespace: 'hostile',
            message: poisoned(3),
            enforcementAction: 'deny',
          },
        ],
      },
    },
  ],
})
