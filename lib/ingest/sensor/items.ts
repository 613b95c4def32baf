export type Item = { value: unknown; path: string }

/**
 * The events of a body, each with the place a person finds it at: `$` for one event, `$[3]` in an array,
 * `line 4` in JSON lines, `line 4[0]` where a line is an array itself.
 */
export function itemsOf(documents: unknown[]): Item[] {
  return documents.flatMap((document, index) => {
    const path = documents.length === 1 ? '$' : `line ${index + 1}`
    if (!Array.isArray(document)) return [{ value: document, path }]
    return document.map((value: unknown, position) => ({ value, path: `${path}[${position}]` }))
  })
}
