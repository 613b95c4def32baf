import { record } from '../trivy/fields'
import { isReportKind } from './payload'

/** One custom resource and the path that leads to it; `deleted` when a webhook says that it is gone. */
export type Item = { value: unknown; path: readonly PropertyKey[]; deleted: boolean }

/**
 * Takes apart every way in which the resources come: one by one, as a `List`, as a webhook's `{verb, operatorObject}`,
 * in a bare array, or in an object with one array per resource name (`vulnerabilityreports.aquasecurity.github.io`).
 */
export function itemsOf(documents: unknown[]): Item[] {
  return documents.flatMap((document, index) => unwrap(document, documents.length > 1 ? [index] : [], false))
}

function unwrap(value: unknown, path: readonly PropertyKey[], deleted: boolean): Item[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => unwrap(item, [...path, index], deleted))
  const object = record(value)
  if (!object) return [{ value, path, deleted }]
  if ('operatorObject' in object) {
    return unwrap(object.operatorObject, [...path, 'operatorObject'], deleted || object.verb === 'delete')
  }
  if (typeof object.kind === 'string' && object.kind.endsWith('List') && Array.isArray(object.items)) {
    return unwrap(object.items, [...path, 'items'], deleted)
  }
  const lists = Object.entries(object).filter(([key]) => key.endsWith('.aquasecurity.github.io'))
  if (lists.length === 0 || 'kind' in object) return [{ value, path, deleted }]
  return lists.flatMap(([key, list]) => unwrap(list, [...path, key], deleted))
}

export function isReport(item: Item): boolean {
  const object = record(item.value)
  return object !== undefined && isReportKind(object.apiVersion, object.kind)
}
