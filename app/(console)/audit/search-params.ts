/** What narrows the log. */
export const auditFilters = ['environment', 'actor', 'action', 'outcome', 'subject', 'since'] as const
export type AuditFilters = Partial<Record<(typeof auditFilters)[number], string>>

const day = 24 * 3600 * 1000

/** Spans that the filter offers, as the day they begin with. */
export const spans = [
  { days: 1, label: 'Since yesterday' },
  { days: 7, label: '7 days' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
] as const

/** The day that lies so many days before `now`, in UTC. */
export const dayBefore = (now: Date, days: number) => new Date(now.getTime() - days * day).toISOString().slice(0, 10)
