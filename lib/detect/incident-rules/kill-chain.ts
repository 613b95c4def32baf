import type { Tactic } from '@/lib/model/alert'
import type { IncidentRule } from './rule'

/** Tactics in the order in which an attack goes on (MITRE ATT&CK's; Microsoft's own two where they belong). */
const course: readonly (readonly Tactic[])[] = [
  ['Reconnaissance', 'Probing', 'ResourceDevelopment'],
  ['InitialAccess', 'Exploitation'],
  ['Execution'],
  ['Persistence'],
  ['PrivilegeEscalation'],
  ['DefenseEvasion'],
  ['CredentialAccess'],
  ['Discovery'],
  ['LateralMovement'],
  ['Collection'],
  ['CommandAndControl'],
  ['Exfiltration'],
  ['Impact'],
]

/** What no pattern knows by name: three steps forward on the same thing. */
export const killChain: IncidentRule = {
  id: 'kill-chain',
  name: 'Several steps of an attack',
  description: 'At least three alerts on the same user, account, workload or address, each a tactic further on.',
  steps: course.map((tactics) => ({ name: tactics[0] ?? '', tactics })),
  atLeast: 3,
  order: 'in-order',
  ties: ['user', 'service-account', 'workload', 'pod', 'ip'],
  withinHours: 24,
  needs: 'medium',
  severity: { atLeast: 'high', because: 'one step may be chance, three in the order of an attack are not' },
  firstSteps: [
    'Look at the first alert of the story: how it began says where else to look.',
    'Cut off what the alerts share: the account, the address or the workload.',
  ],
}
