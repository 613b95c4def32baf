import type { AttestationOutcome } from '@/lib/model/compliance'

/** What somebody of the harbour company answers for; `days` from now it must be answered anew. */
export type DemoAttestation = {
  person: string
  environment: string
  standard: string
  control: string
  outcome: AttestationOutcome
  statement: string
  evidenceLink?: string
  days: number
}

const ines = 'ines.aalto@harbourline.example'
const wiki = 'https://wiki.harbourline.example/platform'

/** Answers for controls that no check can decide: most are met, one is not, one is due soon. */
export const attestations: readonly DemoAttestation[] = [
  ...['cis-kubernetes-1.11', 'cis-kubernetes-1.12'].flatMap((standard): DemoAttestation[] => [
    {
      person: ines,
      environment: 'production',
      standard,
      control: '3.1.1',
      outcome: 'passed',
      statement:
        'People sign in through the company; client certificates go to machines alone. Checked with the list of signing requests.',
      evidenceLink: `${wiki}/sign-in`,
      days: 320,
    },
    {
      person: ines,
      environment: 'production',
      standard,
      control: '3.1.3',
      outcome: 'passed',
      statement: 'Bootstrap tokens are made by the node pool and end after an hour.',
      days: 12,
    },
  ]),
  {
    person: ines,
    environment: 'production',
    standard: 'cis-kubernetes-1.12',
    control: '3.2.2',
    outcome: 'failed',
    statement: 'Reads of secrets are not in the audit policy yet; planned with the next upgrade of prod-us-1.',
    evidenceLink: `${wiki}/audit-policy`,
    days: 60,
  },
]
