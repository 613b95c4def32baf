import type { Json } from '@/lib/model/json'

/** Reads the first of these fields that has a value; Falco writes null, '' or `<NA>` for "not known". */
export type ReadField = (...names: string[]) => string | undefined

export function fieldReader(fields: Readonly<Record<string, Json>>): ReadField {
  return (...names) => {
    for (const name of names) {
      const value = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (typeof value === 'number') return String(value)
      if (typeof value === 'string' && value !== '' && !/^<(?:NA|N\/A)>$/i.test(value)) return value
    }
    return undefined
  }
}
