'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ExportLinks } from '@/components/data-table/export-links'
import { Pager } from '@/components/data-table/pager'
import { EnvironmentForm } from '@/components/settings/environment-form'
import { EnvironmentTable, type EnvironmentRow } from '@/components/settings/environment-table'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { Button } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { usePages } from '@/lib/client/use-pages'
import type { EnvironmentItem } from '@/lib/queries/list-environments'
import { DefaultExclusions } from './exclusions'

/** The list of environments; who may, switches plans in it. `environment`: the one the console is narrowed to. */
export function EnvironmentsView({ environment }: { environment: string | null }) {
  const me = useMe()
  const list = usePages<EnvironmentItem>(keys.list('environments', {}), '/api/v1/environments', {})
  const [form, setForm] = useState<EnvironmentRow | 'new' | null>(null)
  const mayCreate = can(me.grants, 'environments:write', null)
  const mayWrite = can(me.grants, 'environments:write')
  const { items, total } = list
  return (
    <>
      <PageHead
        title="Environments"
        facts={total ? `${total.value} in all. A plan decides which reports are taken in.` : undefined}
        actions={
          <>
            <ExportLinks name="environments" filters={{}} total={total} />
            {mayCreate ? (
              <Button variant="primary" onClick={() => setForm('new')}>
                <Plus className="i i-s" aria-hidden="true" />
                New environment
              </Button>
            ) : null}
          </>
        }
      />
      {items ? (
        <>
          {list.error ? (
            <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
          ) : null}
          <EnvironmentTable items={items} onEdit={setForm} current={environment} />
          <Pager
            noun="environments"
            shown={items.length}
            total={total?.value}
            onMore={list.more}
            busy={list.loadingMore}
          />
          {mayWrite ? null : <p className="region muted">A security admin can switch plans and change goals.</p>}
          <DefaultExclusions environment={environment} />
        </>
      ) : list.error ? (
        <QueryFailure
          error={list.error}
          what="Environments"
          hides="You do not see which plans are on."
          onRetry={list.retry}
          retrying={list.fetching}
        />
      ) : (
        <Loading what="environments" />
      )}
      {form === null ? null : (
        <EnvironmentForm environment={form === 'new' ? null : form} onClose={() => setForm(null)} />
      )}
    </>
  )
}
