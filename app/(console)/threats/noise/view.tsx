'use client'

import { useState } from 'react'
import '@/components/alerts/alerts.css'
import { NoiseTable } from '@/components/alerts/noise-table'
import { SuppressDialog } from '@/components/alerts/suppress-dialog'
import { withEnvironment } from '@/components/shell/environment-url'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { usePages } from '@/lib/client/use-pages'
import type { NoiseItem, NoiseProposal } from '@/lib/model/threat-board'
import { ThreatTabs } from '../tabs'

/** What was raised and dismissed in the last 30 days, with the rule that would have spared it. */
export function NoiseView({ filters }: { filters: { environment?: string } }) {
  const me = useMe()
  const list = usePages<NoiseItem>(keys.list('alerts', { noise: true, ...filters }), '/api/v1/alerts/noise', filters)
  const [draft, setDraft] = useState<NoiseProposal | null>(null)
  const environment = filters.environment ?? null
  const href = (path: string) => withEnvironment(path, environment)
  return (
    <>
      <PageHead title="Threats" facts="Kinds of alerts of the last 30 days, those dismissed most often first" />
      <ThreatTabs current="noise" environment={environment} />
      <ListState
        list={list}
        what="Kinds of alerts"
        one="kind of alert"
        hides="What is raised and dismissed most is not shown because of it."
        filters={0}
        clearHref=""
        empty={<Empty title="No alert in 30 days" evidence="What is raised and dismissed is counted from then on." />}
      >
        {(items) => (
          <NoiseTable
            items={items}
            href={href}
            may={(id) => can(me.grants, 'alerts:triage', id)}
            onSuppress={setDraft}
          />
        )}
      </ListState>
      <p className="region muted">
        A rule is proposed where three or more alerts of a kind were dismissed that share an entity which no other alert
        of that kind has.
      </p>
      {draft === null ? null : (
        <SuppressDialog
          rule={null}
          draft={draft}
          environments={[{ id: draft.environmentId, name: draft.environment }]}
          all={can(me.grants, 'alerts:triage', null)}
          href={href}
          onClose={() => setDraft(null)}
        />
      )}
    </>
  )
}
