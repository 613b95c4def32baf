'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import '@/components/alerts/alerts.css'
import { alertKeys } from '@/components/alerts/api'
import { SuppressDialog } from '@/components/alerts/suppress-dialog'
import { SuppressionTable } from '@/components/alerts/suppression-table'
import { Pager } from '@/components/data-table/pager'
import { withEnvironment } from '@/components/shell/environment-url'
import { Empty } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { PageHead } from '@/components/ui/page-head'
import { useToast } from '@/components/ui/toast'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import { useCommand } from '@/lib/client/use-command'
import { usePages } from '@/lib/client/use-pages'
import { everyType, type SuppressionRuleItem } from '@/lib/model/suppression'

type Filters = { environment?: string }
type ViewProps = { filters: Filters; environments: readonly { id: string; name: string }[] }

/** What is hidden as it arrives, why, until when, and how much that was. */
export function SuppressionRulesView({ filters, environments }: ViewProps) {
  const me = useMe()
  const toast = useToast()
  const list = usePages<SuppressionRuleItem>(alertKeys.rules(filters), '/api/v1/suppression-rules', filters)
  const [form, setForm] = useState<SuppressionRuleItem | 'new' | null>(null)
  const [doomed, setDoomed] = useState<SuppressionRuleItem | null>(null)
  const all = can(me.grants, 'alerts:triage', null)
  const mine = environments.filter(({ id }) => can(me.grants, 'alerts:triage', id))
  const may = (rule: SuppressionRuleItem) => can(me.grants, 'alerts:triage', rule.environment?.id ?? null)
  const environment = filters.environment ?? null
  const href = (path: string) => withEnvironment(path, environment)
  const turn = useCommand<SuppressionRuleItem>(
    (rule) => ({ path: `/api/v1/suppression-rules/${rule.id}/switch`, body: { enabled: rule.state === 'disabled' } }),
    ['alerts', 'audit'],
  )
  const remove = useCommand<SuppressionRuleItem>(
    (rule) => ({ path: `/api/v1/suppression-rules/${rule.id}`, method: 'DELETE' }),
    ['alerts', 'audit'],
  )
  const start = mine.find(({ id, name }) => id === environment || name === environment) ?? mine[0]
  const { items, total } = list
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Alerts', href: href('/alerts') }]}
        title="Suppression rules"
        facts={total ? `${total.value} rule${total.value === 1 ? '' : 's'}` : undefined}
        actions={
          mine.length > 0 ? (
            <Button variant="primary" onClick={() => setForm('new')}>
              <Plus className="i i-s" aria-hidden="true" />
              New rule
            </Button>
          ) : undefined
        }
      />
      {items === undefined ? (
        list.error ? (
          <QueryFailure
            error={list.error}
            what="Suppression rules"
            hides="You do not see what is hidden as it arrives."
            onRetry={list.retry}
            retrying={list.fetching}
          />
        ) : (
          <Loading what="rules" />
        )
      ) : items.length === 0 ? (
        <Empty
          title="Nothing is hidden"
          evidence={
            mine.length > 0
              ? 'Every alert arrives open. A rule dismisses what matches as it arrives; it stays findable.'
              : 'Every alert arrives open. A security admin can make rules that hide some.'
          }
        />
      ) : (
        <>
          {list.error ? (
            <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
          ) : null}
          <SuppressionTable
            items={items}
            href={href}
            may={may}
            onEdit={setForm}
            onDelete={setDoomed}
            onSwitch={(rule) =>
              turn.run(rule, {
                onError: (error) => toast.show({ title: 'Not saved', text: error.message, urgent: true, stay: true }),
              })
            }
          />
          <Pager noun="rules" shown={items.length} total={total?.value} onMore={list.more} busy={list.loadingMore} />
          {mine.length > 0 ? null : (
            <p className="region muted">A security admin can make, change and end suppression rules.</p>
          )}
        </>
      )}
      {form === null ? null : (
        <SuppressDialog
          rule={form === 'new' ? null : form}
          draft={
            form === 'new'
              ? { environmentId: start?.id ?? null, alertType: everyType, conditions: [] }
              : { environmentId: form.environment?.id ?? null, alertType: form.alertType, conditions: form.conditions }
          }
          environments={mine}
          all={all}
          href={href}
          onClose={() => setForm(null)}
        />
      )}
      {doomed === null ? null : (
        <ConfirmDialog
          open
          onClose={() => setDoomed(null)}
          title={`Delete ${doomed.name}`}
          verb="Delete rule"
          danger
          busy={remove.busy}
          onConfirm={() => remove.run(doomed, { onSuccess: () => setDoomed(null) })}
        >
          <p>What matches arrives open from now on. The alerts that it hid stay dismissed.</p>
          <FormFailure error={remove.failure} />
        </ConfirmDialog>
      )}
    </>
  )
}
