/** What a key press must tell; a KeyboardEvent fits. */
export type KeyPress = {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  isComposing?: boolean
  defaultPrevented?: boolean
}

/** Places where letters are text or belong to a list that is open, so page keys rest there (WCAG 2.1.4). */
export const restingPlaces =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=""], [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/**
 * The name of a single key: `j`, `Shift+X`, `?`, `Enter`. Null when it belongs to someone else: a shortcut of the
 * browser, an input method, or a handler that already took it.
 */
export function nameOfKey(press: KeyPress): string | null {
  if (press.defaultPrevented || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null
  if (press.key.length > 1) return press.shiftKey ? `Shift+${press.key}` : press.key
  const letter = /^\p{L}$/u.test(press.key)
  if (letter && press.shiftKey) return `Shift+${press.key.toUpperCase()}`
  return letter ? press.key.toLowerCase() : press.key
}

/** Whether page keys rest where the press happened. */
export function restsAt(target: unknown): boolean {
  if (typeof target !== 'object' || target === null || !('closest' in target)) return false
  const { closest } = target
  return typeof closest === 'function' && closest.call(target, restingPlaces) !== null
}

const storageKey = 'plimsoll-single-keys'

/** Whether a person wants single keys; on unless they switched them off in this browser. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

/** Remembers the choice in this browser. Without storage it lasts until the page is closed. */
export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // A browser that refuses storage keeps the default.
  }
}
