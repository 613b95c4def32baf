'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Pager } from '@/components/data-table/pager'
import { DeleteRule } from '@/components/governance/delete-rule'
import { RuleForm } from '@/components/governance/rule-form'
import { RuleTable } from '@/components/governance/rule-table'
import { withEnvironment } from '@/components/shell/environment-url'
import { Empty } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { Button, LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { usePages } from '@/lib/client/use-pages'
import type { GovernanceRuleItem } from '@/lib/model/governance'
import { DecisionTabs } from '../exemptions/tabs'

type Filters = { environment?: string }
type ViewProps = { filters: Filters; environments: readonly { id: string; name: string }[] }

/** Whose failures of which kind are, how long they may last, and whether they count meanwhile. */
export function GovernanceView({ filters, environments }: ViewProps) {
  const me = useMe()
  const list = usePages<GovernanceRuleItem>(keys.list('governance', filters), '/api/v1/governance-rules', filters)
  const [form, setForm] = useState<GovernanceRuleItem | 'new' | null>(null)
  const [doomed, setDoomed] = useState<GovernanceRuleItem | null>(null)
  const mine = environments.filter(({ id }) => can(me.grants, 'governance:write', id))
  const { items, total } = list
  const environment = filters.environment ?? null
  return (
    <>
      <PageHead
        title="Owners and due dates"
        facts={total ? `${total.value} rule${total.value === 1 ? '' : 's'}` : undefined}
        actions={
          <>
            <LinkButton href={withEnvironment('/recommendations?overdue=true&view=risk', environment)}>
              What is overdue
            </LinkButton>
            {mine.length > 0 ? (
              <Button variant="primary" onClick={() => setForm('new')}>
                <Plus className="i i-s" aria-hidden="true" />
                New rule
              </Button>
            ) : null}
          </>
        }
      />
      <DecisionTabs current="governance" environment={environment} />
      {items === undefined ? (
        list.error ? (
          <QueryFailure
            error={list.error}
            what="Rules"
            hides="You do not see who is to mend what."
            onRetry={list.retry}
            retrying={list.fetching}
          />
        ) : (
          <Loading what="rules" />
        )
      ) : items.length === 0 ? (
        <Empty
          title="Nobody was named"
          evidence={
            mine.length > 0
              ? 'A rule gives failures an owner and a due date from the moment they begin.'
              : 'No failure has an owner or a due date. A security admin can make rules for that.'
          }
        />
      ) : (
        <>
          {list.error ? (
            <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
          ) : null}
          <RuleTable items={items} onEdit={setForm} onDelete={setDoomed} />
          <Pager noun="rules" shown={items.length} total={total?.value} onMore={list.more} busy={list.loadingMore} />
          {mine.length > 0 ? null : <p className="region muted">A security admin can make and change rules.</p>}
        </>
      )}
      {form === null ? null : (
        <RuleForm rule={form === 'new' ? null : form} environments={mine} onClose={() => setForm(null)} />
      )}
      {doomed === null ? null : <DeleteRule rule={doomed} onClose={() => setDoomed(null)} />}
    </>
  )
}
