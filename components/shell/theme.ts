export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

export const themeKey = 'plimsoll-theme'

/**
 * Runs in the head before the first paint: reads the choice of this browser and sets `data-theme` on the root.
 * Plain old script text, as it must not wait for any bundle. A content policy may allow it by its hash.
 */
export const themeScript = `(function(){var t=null;try{t=localStorage.getItem('${themeKey}')}catch(e){}if(t!=='light'&&t!=='dark')t=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light';document.documentElement.dataset.theme=t})()`

/** The choice remembered in this browser; `system` when there is none. */
export function storedTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(themeKey)) ?? 'system'
  } catch {
    return 'system'
  }
}

const listeners = new Set<() => void>()

/** Calls `told` after each choice, here or in another tab; returns how to stop that. */
export function onThemeChange(told: () => void): () => void {
  listeners.add(told)
  window.addEventListener('storage', told)
  return () => {
    listeners.delete(told)
    window.removeEventListener('storage', told)
  }
}

/** Remembers a choice and shows it at once. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(themeKey)
    else localStorage.setItem(themeKey, theme)
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  for (const told of listeners) told()
}
