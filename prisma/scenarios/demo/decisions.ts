/** What the people of the demo decided about failures, by the names that the estate gives things. */
export type DemoPosture = {
  /** Environments in which a second person approves exemptions. */
  approval: readonly string[]
  exemptions: readonly {
    person: string
    environment: string
    checkId: string | null
    namespace: string
    category: 'waiver' | 'mitigated'
    reason: string
    evidenceLink: string | null
    days: number | null
  }[]
  rules: readonly {
    person: string
    environment: string
    name: string
    owner: string
    severity: 'critical' | 'high' | 'medium' | 'low' | null
    namespace: string | null
    dueDays: number
    grace: boolean
  }[]
}

const ines = 'ines.aalto@harbourline.example'
const marek = 'marek.ochab@harbourline.example'
const jonas = 'jonas.weber@harbourline.example'

/** One exemption that ends within the week, one that waits for a second person, and who mends what by when. */
export const posture: DemoPosture = {
  approval: ['production'],
  exemptions: [
    {
      person: marek,
      environment: 'staging',
      checkId: 'k8s-pod-host-network',
      namespace: 'monitoring',
      category: 'mitigated',
      reason: 'The node exporter reads the network of its node. The port is closed to everything but Prometheus.',
      evidenceLink: 'https://wiki.harbourline.example/platform/node-exporter',
      days: 5,
    },
    {
      person: ines,
      environment: 'production',
      checkId: 'k8s-pod-readonly-rootfs',
      namespace: 'legacy',
      category: 'waiver',
      reason: 'The mainframe bridge writes its spool beside its binary. The vendor ships a mended release in January.',
      evidenceLink: 'https://tickets.harbourline.example/SEC-212',
      days: 60,
    },
  ],
  rules: [
    {
      person: jonas,
      environment: 'production',
      name: 'High in a week',
      owner: jonas,
      severity: 'high',
      namespace: null,
      dueDays: 7,
      grace: false,
    },
    {
      person: ines,
      environment: 'edge',
      name: 'Terminals in a month',
      owner: 'tomasz.lis@harbourline.example',
      severity: null,
      namespace: null,
      dueDays: 30,
      grace: false,
    },
  ],
}
