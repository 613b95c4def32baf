'use client'

import { useQuery } from '@tanstack/react-query'
import { SettingSection } from '@/components/check-settings/setting-section'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { Region } from '@/components/ui/region'
import { exclusionsKey, fetchExclusions } from './queries'

/** What every check of pods leaves alone, by environment; `environment`: the one the console is narrowed to. */
export function DefaultExclusions({ environment }: { environment: string | null }) {
  const query = useQuery({ queryKey: exclusionsKey, queryFn: fetchExclusions })
  const shown = query.data?.items.filter(
    (item) => environment === null || item.environmentId === environment || item.environment === environment,
  )
  return (
    <Region title="Default exclusions" note="Checks of pods leave these alone; a recommendation may have its own.">
      {shown ? (
        <SettingSection settings={shown} name={null} />
      ) : query.isError ? (
        <QueryFailure
          error={query.error}
          what="Exclusions"
          hides="You do not see what checks leave alone."
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : (
        <Loading what="exclusions" rows={2} />
      )}
    </Region>
  )
}
