/** The audit log's name of an exception. */
export function exceptionSubject(row: { id: string; detectionId: string | null }) {
  return { kind: 'detection-exception', id: row.id, name: row.detectionId ?? 'every detection' }
}
