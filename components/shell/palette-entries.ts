import type { ReactNode } from 'react'

export type PaletteEntry = { id: string; label: string; href: string; icon?: ReactNode; detail?: ReactNode }
export type PaletteGroup = { title: string; entries: readonly PaletteEntry[] }

/** Entries whose label holds every word that was typed, in any case; all of them when nothing was typed. */
export function matchingEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean)
  return entries.filter((entry) => words.every((word) => entry.label.toLowerCase().includes(word)))
}

/** The place after an arrow key, going round at both ends; -1 while there is nothing to choose. */
export function stepActive(active: number, key: string, count: number): number {
  if (count === 0) return -1
  if (key === 'ArrowDown') return (active + 1) % count
  if (key === 'ArrowUp') return (active - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return Math.min(active, count - 1)
}
