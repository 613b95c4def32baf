import { searchHref } from './search-params'

type Values = Readonly<Record<string, string | undefined>>

/** A filter of a list's allow-list: values to choose from, or, without `options`, one that a link brings. */
export type ListFilter = {
  id: string
  label: string
  choice?: 'single' | 'multiple'
  options?: readonly { value: string; label: string }[]
  /** How a value that a link brought reads. */
  words?: (value: string) => string
}

export type FilterState = {
  chips: { id: string; label: string; value: string; removeHref: string }[]
  definitions: {
    id: string
    label: string
    choice: 'single' | 'multiple'
    options: { value: string; label: string; href: string; selected: boolean }[]
  }[]
  /** How many are on, free text included. */
  active: number
  clearHref: string
}

/** What a filter bar draws: the filters that are on, and for each value the link that switches it. Keeps other parameters. */
export function listFilters(path: string, current: Values, filters: readonly ListFilter[]): FilterState {
  const on = filters.filter((filter) => current[filter.id] !== undefined)
  const clear = Object.fromEntries([...filters.map((filter) => filter.id), 'q'].map((id) => [id, null]))
  return {
    chips: on.map(({ id, label, options, words }) => ({
      id,
      label,
      value: valuesOf(current[id])
        .map((value) => options?.find((option) => option.value === value)?.label ?? words?.(value) ?? value)
        .join(', '),
      removeHref: searchHref(path, current, { [id]: null }),
    })),
    definitions: filters.flatMap(({ id, label, choice = 'single', options }) => {
      if (!options) return []
      const chosen = valuesOf(current[id])
      return [
        {
          id,
          label,
          choice,
          options: options.map((option) => ({
            ...option,
            selected: chosen.includes(option.value),
            href: searchHref(path, current, { [id]: switched(chosen, option.value, choice) }),
          })),
        },
      ]
    }),
    active: on.length + (current.q === undefined ? 0 : 1),
    clearHref: searchHref(path, current, clear),
  }
}

const valuesOf = (value: string | undefined) => value?.split(',').filter(Boolean) ?? []

function switched(chosen: readonly string[], value: string, choice: 'single' | 'multiple'): string | null {
  if (chosen.includes(value)) return chosen.filter((other) => other !== value).join(',') || null
  return choice === 'single' ? value : [...chosen, value].join(',')
}
