'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { SegmentButtons } from '../ui/tabs'
import { chooseTheme, onThemeChange, storedTheme, themes, type Theme } from './theme'

const words = { light: 'Light', dark: 'Dark', system: 'System' } as const satisfies Record<Theme, string>

/** Light, dark, or as the system says; follows the system while that is the choice. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(onThemeChange, storedTheme, () => 'system' as const)
  return (
    <SegmentButtons
      label="Theme"
      options={themes.map((value) => ({ value, label: words[value] }))}
      value={theme}
      onChange={(value) => chooseTheme(themes.find((known) => known === value) ?? 'system')}
    />
  )
}

/** Keeps the page in step when the system changes between light and dark; once, in the shell. */
export function useSystemTheme(): void {
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    function follow() {
      if (storedTheme() === 'system') chooseTheme('system')
    }
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
}
