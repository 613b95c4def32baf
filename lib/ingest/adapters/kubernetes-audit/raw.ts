import type { Json } from '@/lib/model/json'

/** A JSON object of unknown make; its parts are looked at one by one, because most events need few of them. */
export type Raw = { [key: string]: Json }

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The part under this key when it is an object. */
export function rawOf(owner: Raw, key: string): Raw | null {
  const value = owner[key]
  return isRaw(value) ? value : null
}

/** The text under this key, cut; '' for anything else. */
export function textOf(owner: Raw | null, key: string, limit = 512): string {
  const value = owner?.[key]
  return typeof value !== 'string' ? '' : value.length > limit ? value.slice(0, limit) : value
}

/** The texts under this key, each cut; what is no text is left out. */
export function textsOf(owner: Raw | null, key: string, most: number, limit = 512): string[] {
  const value = owner?.[key]
  if (!Array.isArray(value)) return []
  const texts: string[] = []
  for (const item of value) {
    if (texts.length >= most) break
    if (typeof item === 'string' && item !== '') texts.push(item.length > limit ? item.slice(0, limit) : item)
  }
  return texts
}
