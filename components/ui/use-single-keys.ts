'use client'

import { useEffect, useRef } from 'react'
import { nameOfKey, restsAt, singleKeysOn } from './single-key'

export type SingleKeys = Readonly<Record<string, (() => void) | undefined>>

/**
 * Binds single keys to the page while the component is there. Keys are named as `nameOfKey` names them.
 * They rest in fields, dialogs and menus, and when a person switched them off (Escape always works).
 * Of several that bind one key, that which is `first` has it alone.
 */
export function useSingleKeys(keys: SingleKeys, enabled = true, { first = false } = {}): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!enabled) return
    function onKeyDown(event: KeyboardEvent) {
      const name = nameOfKey(event)
      if (name === null || event.defaultPrevented || restsAt(event.target)) return
      const run = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined
      if (!run || (name !== 'Escape' && !singleKeysOn())) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown, first)
    return () => document.removeEventListener('keydown', onKeyDown, first)
  }, [enabled, first])
}
