import type { FilterChip, FilterDefinition, FilterOption } from '@/components/data-table/filter-bar'
import { severityNames } from '@/components/mark/severity-name'
import { alertStatusNames } from '@/components/mark/status-mark'
import { tacticName } from '@/components/alerts/words'
import { formatClock, formatDay } from '@/components/ui/format-time'
import { alertSeverities, alertStatuses, openAlertStatuses, tactics, tacticSchema } from '@/lib/model/alert'
import type { AlertOwner } from '@/lib/model/alert-view'
import { alertsHref, type AlertParams } from './search-params'

export type AlertTab = 'open' | 'mine' | 'unassigned' | 'overdue' | 'resolved' | 'dismissed'

const tabParams = {
  open: {},
  mine: { owner: 'me' },
  unassigned: { owner: 'none' },
  overdue: { overdue: 'true' },
  resolved: { status: 'resolved' },
  dismissed: { status: 'dismissed' },
} as const satisfies Record<AlertTab, AlertParams>

/** The tab that the URL shows; null when its status, owner and time are of nobody's making. */
export function tabOf({ status, owner, overdue }: AlertParams): AlertTab | null {
  const tabs = Object.entries(tabParams) as [AlertTab, AlertParams][]
  const found = tabs.find(
    ([, wanted]) => wanted.status === status && wanted.owner === owner && wanted.overdue === overdue,
  )
  return found?.[0] ?? null
}

/** What it means that a tab is empty. */
export const emptyTitles = {
  open: 'No open alerts',
  mine: 'No open alert is yours',
  unassigned: 'Every open alert has an owner',
  overdue: 'No alert is past its time',
  resolved: 'No alert has been resolved',
  dismissed: 'No alert has been dismissed',
} as const satisfies Record<AlertTab, string>

/** A link to a tab; other filters stay. */
export function tabHref(params: AlertParams, tab: AlertTab): string {
  return alertsHref(params, { status: null, owner: null, overdue: null, open: null, tab: null, ...tabParams[tab] })
}

const listOf = (value: string | undefined): string[] => (value ? value.split(',') : [])
const sources = ['falco', 'kubernetes-audit', 'tetragon', 'ocsf', 'defender'] as const
const lastSeen = { '24h': '24 hours', '7d': '7 days', '14d': '14 days', '30d': '30 days' } as const
const statusesOf = (value: string | undefined): string[] =>
  listOf(value ?? 'open').flatMap((name): readonly string[] =>
    name === 'open' ? openAlertStatuses : name === 'all' ? alertStatuses : [name],
  )

type Several = 'status' | 'severity' | 'tactic'
const namesOf = {
  status: alertStatusNames,
  severity: severityNames,
  tactic: Object.fromEntries(tactics.map((tactic) => [tactic, tacticName(tactic)])),
} as const satisfies Record<Several, Readonly<Record<string, string>>>

function several(params: AlertParams, id: Several, label: string, values: readonly string[]): FilterDefinition {
  const chosen = id === 'status' ? statusesOf(params.status) : listOf(params[id])
  const names: Readonly<Record<string, string>> = namesOf[id]
  const options = values.map((value): FilterOption => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
    const changes = { [id]: next.join(',') || null, open: null }
    return { value, label: names[value] ?? value, href: alertsHref(params, changes), selected: chosen.includes(value) }
  })
  return { id, label, options, choice: 'multiple' }
}

/** The filters that can be added. */
export function definitionsOf(params: AlertParams, owners: readonly AlertOwner[]): FilterDefinition[] {
  const one = (
    id: 'owner' | 'since' | 'suppressed' | 'source',
    label: string,
    options: readonly { value: string; label: string }[],
  ): FilterDefinition => ({
    id,
    label,
    choice: 'single',
    options: options.map((option) => ({
      ...option,
      selected: params[id] === option.value,
      href: alertsHref(params, { [id]: option.value, open: null }),
    })),
  })
  return [
    several(params, 'severity', 'Severity', alertSeverities),
    several(params, 'status', 'Status', alertStatuses),
    several(params, 'tactic', 'Tactic', tactics),
    one('owner', 'Owner', [
      { value: 'none', label: 'Nobody' },
      ...owners.map(({ id, name }) => ({ value: id, label: name })),
    ]),
    one(
      'source',
      'Sensor',
      sources.map((value) => ({ value, label: value })),
    ),
    one('suppressed', 'Suppressed', [
      { value: 'true', label: 'By a rule' },
      { value: 'false', label: 'Not by a rule' },
    ]),
    one(
      'since',
      'Last seen',
      Object.entries(lastSeen).map(([value, label]) => ({ value, label })),
    ),
  ]
}

const moment = (text: string) => {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? text : `${formatDay(at)} ${formatClock(at)}`
}

/** The filters that are on, beyond what the tab says. */
export function chipsOf(params: AlertParams, owners: readonly AlertOwner[]): FilterChip[] {
  const chips: FilterChip[] = []
  const without = (...names: (keyof AlertParams)[]) =>
    alertsHref(params, { open: null, ...Object.fromEntries(names.map((name) => [name, null])) })
  const add = (id: keyof AlertParams, label: string, value: string) =>
    chips.push({ id, label, value, removeHref: without(id) })
  const tab = tabOf(params)
  const statuses = statusesOf(params.status).map((name) => namesOf.status[name as keyof typeof namesOf.status] ?? name)
  // Which statuses a list shows is worth saying even where the tab decides it.
  if (tab === null && params.status) add('status', 'Status', statuses.join(', '))
  else chips.push({ id: 'status', label: 'Status', value: statuses.join(', ') })
  if (params.severity) {
    const names: Readonly<Record<string, string>> = severityNames
    add(
      'severity',
      'Severity',
      listOf(params.severity)
        .map((name) => names[name] ?? name)
        .join(', '),
    )
  }
  if (params.tactic) {
    const known = listOf(params.tactic).map((name) => tacticSchema.safeParse(name))
    add('tactic', 'Tactic', known.flatMap(({ data }) => (data ? tacticName(data) : [])).join(', ') || params.tactic)
  }
  if (params.type) add('type', 'Type', params.type)
  if (params.source) add('source', 'Sensor', listOf(params.source).join(', '))
  if (params.suppressed) {
    const words: Readonly<Record<string, string>> = { true: 'by a rule', false: 'not by a rule' }
    add('suppressed', 'Suppressed', words[params.suppressed] ?? 'by one rule')
  }
  if (params.entity) add('entity', 'Names', params.entity.replace(':', ' '))
  if (params.asset) add('asset', 'Asset', 'one asset')
  if (params.owner && tab === null) {
    const name = params.owner === 'me' ? 'me' : params.owner === 'none' ? 'nobody' : undefined
    add('owner', 'Owner', name ?? owners.find(({ id }) => id === params.owner)?.name ?? 'one person')
  }
  if (params.overdue && tab === null) add('overdue', 'Overdue', params.overdue === 'true' ? 'yes' : 'no')
  if (params.since) {
    const names: Readonly<Record<string, string>> = lastSeen
    add('since', 'Last seen', names[params.since] ?? `from ${moment(params.since)}`)
  }
  if (params.until) add('until', 'Last seen', `before ${moment(params.until)}`)
  if (params.raisedSince ?? params.raisedUntil) {
    const from = params.raisedSince ? moment(params.raisedSince) : '…'
    const to = params.raisedUntil ? moment(params.raisedUntil) : 'now'
    const removeHref = without('raisedSince', 'raisedUntil')
    chips.push({ id: 'raised', label: 'Raised', value: `${from} – ${to}`, removeHref })
  }
  return chips
}

/** How many filters hide rows: what "Clear them" would clear. */
export function filterCount(params: AlertParams): number {
  return chipsOf(params, []).filter((chip) => chip.removeHref !== undefined).length + (params.q ? 1 : 0)
}

/** The tab without any further filter. */
export function clearHref({ environment, sort, ...params }: AlertParams): string {
  return alertsHref(
    { ...(environment ? { environment } : {}), ...(sort ? { sort } : {}) },
    tabParams[tabOf(params) ?? 'open'],
  )
}
