import type { Transaction } from '@/lib/db'
import type { AlertSeverity, AlertStatus } from '@/lib/model/alert'
import { alertClass } from '@/lib/model/alert-class'
import { moveTally, TallyChange } from './tally'

/** What of an alert is counted. */
export type CountedAlert = {
  environmentId: string
  type: string
  source: string
  tactics: readonly string[]
  severity: AlertSeverity
  status: AlertStatus
  ownerId: string | null
  suppressedById: string | null
}

const environment = { name: 'environment_id', type: 'uuid' as const }
const classNumber = { name: 'class', type: 'int' as const }
const text = (name: string) => ({ name, type: 'text' as const })

/** Alerts by status, severity and type, and by all facets of a list; both move with every change of an alert. */
export class AlertTallies {
  private readonly byType = new TallyChange()
  private readonly byFacet = new TallyChange()

  add(by: 1 | -1, alert: CountedAlert): void {
    const { environmentId, type, source, tactics, severity, status, ownerId, suppressedById } = alert
    const number = alertClass(status, severity)
    this.byType.add(by, environmentId, number, type)
    const owner = ownerId ?? ''
    this.byFacet.add(by, environmentId, number, type, source, tactics.join(','), owner, suppressedById ?? '')
  }

  /** Counts an alert as it is now instead of as it was. */
  move(was: CountedAlert, is: Partial<CountedAlert>): void {
    this.add(-1, was)
    this.add(1, { ...was, ...is })
  }

  async write(tx: Transaction): Promise<void> {
    await moveTally(tx, 'alert_tally', [environment, classNumber, text('type')], this.byType)
    await moveTally(
      tx,
      'alert_facet',
      [environment, classNumber, ...['type', 'source', 'tactics', 'owner_id', 'suppressed_by'].map(text)],
      this.byFacet,
    )
  }
}
