import type { PaletteSearch } from '@/components/shell/command-palette'
import { withEnvironment } from '@/components/shell/environment-url'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import type { SearchAnswer } from '@/lib/model/inventory'

/** The palette's search over the estate, in one environment or in all (null). Throws what `fetchJson` throws. */
export function searchIn(environment: string | null): PaletteSearch {
  const href = (path: string) => withEnvironment(path, environment)
  return async (typed, signal) => {
    const path = `/api/v1/search${queryString({ q: typed.slice(0, 200), environment })}`
    const { assets, vulnerabilities, alerts, recommendations } = await fetchJson<SearchAnswer>(path, { signal })
    return [
      {
        title: 'Assets',
        entries: assets.items.map((asset) => ({
          id: asset.id,
          label: asset.name,
          detail: [asset.namespace, asset.environment].filter(Boolean).join(', '),
          href: href(`/${asset.kind === 'image' ? 'images' : 'inventory'}/${asset.id}`),
        })),
      },
      {
        title: 'Vulnerabilities',
        entries: vulnerabilities.items.map((vulnerability) => ({
          id: vulnerability.id,
          label: vulnerability.id,
          detail: vulnerability.title ?? undefined,
          href: href(`/vulnerabilities/${encodeURIComponent(vulnerability.id)}`),
        })),
      },
      {
        title: 'Alerts',
        entries: alerts.items.map((alert) => ({
          id: alert.id,
          label: alert.title,
          detail: alert.compromised,
          href: href(`/alerts?open=${alert.id}`),
        })),
      },
      {
        title: 'Recommendations',
        entries: recommendations.items.map((recommendation) => ({
          id: recommendation.id,
          label: recommendation.name,
          href: href(`/recommendations/${recommendation.id}`),
        })),
      },
    ].filter((group) => group.entries.length > 0)
  }
}
