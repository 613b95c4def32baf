import { mostAlerts, type Story } from './correlate'

/** An incident that is there, with its alerts. */
export type KnownIncident = { id: string; createdAt: number; alerts: readonly string[] }

/** What is to be done about a story. */
export type Decision = {
  /** The incident that takes the alerts; null: a new one. */
  into: string | null
  /** Incidents that turned out to be part of it: they go, their alerts move. */
  merged: string[]
  /** Alerts that join, those of merged ones among them; in time order. */
  joining: string[]
  rules: string[]
  /** Why it takes no more alerts; null as long as it does. */
  capped: string | null
}

/**
 * Says which incidents a story makes, fills or joins: the oldest one lives. No incident grows beyond its limit: then
 * what is left over stays where it is, and the incident says so.
 */
export function decideIncidents(stories: readonly Story[], known: readonly KnownIncident[]): Decision[] {
  const holder = new Map(known.flatMap((incident) => incident.alerts.map((alert) => [alert, incident] as const)))
  const absorbed = new Set<string>()
  return stories.flatMap((story): Decision[] => {
    const holders = [...new Set(story.alerts.flatMap((alert) => holder.get(alert) ?? []))]
      .filter(({ id }) => !absorbed.has(id))
      .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    const [oldest, ...others] = holders
    let size = oldest?.alerts.length ?? 0
    let refused = 0
    const merged: KnownIncident[] = []
    for (const other of others) {
      if (size + other.alerts.length > mostAlerts) refused += 1
      else {
        merged.push(other)
        absorbed.add(other.id)
        size += other.alerts.length
      }
    }
    const free = story.alerts.filter((alert) => !holder.has(alert))
    const room = Math.max(0, mostAlerts - size)
    const left = Math.max(0, free.length - room) + story.left
    const joining = [...merged.flatMap(({ alerts }) => alerts), ...free.slice(0, room)]
    const reasons = [
      ...(left > 0 ? [`it holds ${mostAlerts} alerts; more that share something with it stand alone`] : []),
      ...(refused > 0 ? ['another incident shares alerts with it, and both together would be too many to read'] : []),
    ]
    return [
      {
        into: oldest?.id ?? null,
        merged: merged.map(({ id }) => id),
        joining,
        rules: story.rules,
        capped: reasons.length > 0 ? reasons.join('; ') : null,
      },
    ]
  })
}
