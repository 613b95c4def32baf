import { findingKinds, type FindingKind } from '@/lib/model/finding'

/** What the URL of an image holds: its tab, the open row, and filters of the findings. */
export const imagePageParams = ['environment', 'tab', 'open', 'layer', 'severity', 'fixable', 'exploited', 'q'] as const
export type ImagePageState = Partial<Record<(typeof imagePageParams)[number], string>>

export type ImageTab = FindingKind | 'packages' | 'history'

/** The tab that a URL asks for; vulnerabilities for anything else. */
export function imageTab(value: string | undefined): ImageTab {
  if (value === 'packages' || value === 'history') return value
  return findingKinds.find((kind) => kind === value) ?? 'vulnerability'
}

/** The findings that the tab lists, as the API is asked for them. */
export function findingFiltersOf(id: string, state: ImagePageState): Record<string, string> {
  const { severity, fixable, exploited, q, layer } = state
  const given = { severity, fixable, exploited, q, layer }
  const filters = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  return { asset: id, kind: imageTab(state.tab), ...Object.fromEntries(filters) }
}
