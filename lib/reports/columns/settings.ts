import { roleNames } from '@/lib/auth/policy'
import type { Json } from '@/lib/model/json'
import type { AuditItem } from '@/lib/queries/list-audit'
import type { EnvironmentItem } from '@/lib/queries/list-environments'
import type { PersonItem } from '@/lib/queries/list-people'
import type { Column } from '../csv'

const json = (value: Json) => (value === null ? null : JSON.stringify(value))

/** An entry of the audit log as a line of a spreadsheet; what was before and after is JSON. */
export const auditColumns: Column<AuditItem>[] = [
  { header: 'Time', value: (row) => row.at },
  { header: 'Who', value: (row) => row.actor.name },
  { header: 'Who is', value: (row) => row.actor.kind },
  { header: 'Action', value: (row) => row.action },
  { header: 'Outcome', value: (row) => row.outcome },
  { header: 'About', value: (row) => row.subject.name },
  { header: 'About is', value: (row) => row.subject.kind },
  { header: 'Before', value: (row) => json(row.before) },
  { header: 'After', value: (row) => json(row.after) },
  { header: 'Address', value: (row) => row.address },
  { header: 'Browser', value: (row) => row.userAgent },
  { header: 'Request', value: (row) => row.requestId },
  { header: 'Who id', value: (row) => row.actor.id },
  { header: 'About id', value: (row) => row.subject.id },
  { header: 'Environment id', value: (row) => row.environmentId },
  { header: 'Id', value: (row) => row.id },
]

/** A person as a line of a spreadsheet; a role without an environment holds everywhere. */
export const personColumns: Column<PersonItem>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Name', value: (row) => row.name },
  { header: 'E-mail', value: (row) => row.email },
  { header: 'Role', value: (row) => row.grants.map((grant) => roleNames[grant.role]).join('\n') },
  {
    header: 'Environment id',
    value: (row) => row.grants.map((grant) => grant.environmentId ?? 'all environments').join('\n'),
  },
  { header: 'Last seen', value: (row) => row.lastSeenAt },
  { header: 'Sessions', value: (row) => row.sessions },
  { header: 'Tokens', value: (row) => row.tokens },
  { header: 'Made', value: (row) => row.createdAt },
  { header: 'Disabled', value: (row) => row.disabledAt },
]

/** An environment as a line of a spreadsheet: since when each plan is on; empty is off. */
export const environmentColumns: Column<EnvironmentItem>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Environment', value: (row) => row.name },
  { header: 'Kubernetes since', value: (row) => row.plans.kubernetes },
  { header: 'Registries since', value: (row) => row.plans.registries },
  { header: 'Hosts since', value: (row) => row.plans.hosts },
  { header: 'Goal', value: (row) => row.goal },
  { header: 'Assets', value: (row) => row.assets },
  { header: 'Collectors', value: (row) => row.collectors },
  { header: 'Made', value: (row) => row.createdAt },
]
