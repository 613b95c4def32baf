import { itemsOf, type Item } from '@/lib/ingest/sensor/items'
import { unwrap } from '@/lib/ingest/sensor/unwrap'

export type Raw = Record<string, unknown>
export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names of columns and of the export, as the REST API calls them. */
const renamed: Readonly<Record<string, string>> = {
  displayName: 'alertDisplayName',
  alertName: 'alertDisplayName',
  alertSeverity: 'severity',
  startTime: 'startTimeUtc',
  endTime: 'endTimeUtc',
  timeGenerated: 'timeGeneratedUtc',
  processingEndTime: 'processingEndTimeUtc',
  tactics: 'intent',
  alertLink: 'alertUri',
  resourceId: 'azureResourceId',
}

/**
 * The alerts of a body, each flat and with the names of the REST API, whichever way it came: continuous export to an
 * Event Hub (alone, in an array, in `records`), the REST list (`value`), the Azure CLI, a workflow's trigger, rows of the
 * Log Analytics table (objects, or `tables` with columns and rows).
 */
export function alertsOf(documents: unknown[]): Item[] {
  return itemsOf(documents)
    .flatMap(spread)
    .map(({ value, path }) => ({ value: flat(unwrap({ value, path }, isOuter).value), path }))
}

function spread(item: Item): Item[] {
  const { value, path } = item
  if (!isRaw(value)) return [item]
  for (const key of ['value', 'records']) {
    const list = value[key]
    if (Array.isArray(list)) return list.map((one: unknown, at) => ({ value: one, path: `${path}.${key}[${at}]` }))
  }
  if (Array.isArray(value.tables)) {
    return value.tables.flatMap((table: unknown, at) => rowsOf(table, `${path}.tables[${at}]`))
  }
  return [item]
}

function rowsOf(table: unknown, path: string): Item[] {
  if (!isRaw(table) || !Array.isArray(table.columns) || !Array.isArray(table.rows)) return [{ value: table, path }]
  const names = table.columns.map((column: unknown) =>
    isRaw(column) && typeof column.name === 'string' ? column.name : '',
  )
  return table.rows.map((row: unknown, at) => ({
    value: Array.isArray(row) ? Object.fromEntries(names.map((name, index) => [name, row[index] as unknown])) : row,
    path: `${path}.rows[${at}]`,
  }))
}

const isOuter = (value: unknown) => isRaw(value) && ['AlertType', 'alertType', 'properties'].some((key) => key in value)

function flat(value: unknown): unknown {
  if (!isRaw(value)) return value
  const inside = isRaw(value.properties) ? value.properties : {}
  const all = Object.entries({ ...value, ...inside }).filter(([key]) => key !== 'properties')
  const alert: Raw = {}
  for (const [key, one] of all) {
    const name = key.slice(0, 1).toLowerCase() + key.slice(1)
    const own = Object.hasOwn(renamed, name) ? (renamed[name] ?? name) : name
    // A row has both DisplayName and AlertName; the first says more.
    if (alert[own] === undefined || alert[own] === null || alert[own] === '') alert[own] = one
  }
  return alert
}

/** True for what has the marks of an alert of Defender, well-formed or not. */
export function looksLikeAlert(value: unknown): boolean {
  return (
    isRaw(value) && typeof value.alertType === 'string' && ('systemAlertId' in value || 'alertDisplayName' in value)
  )
}
