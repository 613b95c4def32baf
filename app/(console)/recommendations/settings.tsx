'use client'

import { useQuery } from '@tanstack/react-query'
import { SettingSection } from '@/components/check-settings/setting-section'
import { hasOwn } from '@/components/check-settings/setting-words'
import { ProblemState } from '@/components/posture/problem-state'
import { Loading } from '@/components/states/loading'
import type { Recommendation } from '@/lib/model/posture'
import { fetchSettings, recommendationKeys } from './queries'

type SettingsProps = { recommendation: Recommendation; environment: string | undefined }

/** What this recommendation leaves alone and how it is set; open where somebody has set anything. */
export function RecommendationSettings({ recommendation, environment }: SettingsProps) {
  const { id, name } = recommendation
  const query = useQuery({
    queryKey: recommendationKeys.settings(id, environment),
    queryFn: (context) => fetchSettings(id, environment, context),
  })
  return (
    <details className="rec-part" open={query.data?.items.some(hasOwn)}>
      <summary>
        <h3 className="h3 inline">Exclusions and parameters</h3>
      </summary>
      {query.data ? (
        <SettingSection settings={query.data.items} name={name} />
      ) : query.isError ? (
        <ProblemState
          what="Exclusions"
          hides="What is left alone is not shown because of it."
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
          level={3}
        />
      ) : (
        <Loading what="exclusions" rows={2} />
      )}
    </details>
  )
}
