'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { DeleteThing, deleteRuleText } from '@/components/notifications/channel-deeds'
import { RuleForm } from '@/components/notifications/rule-form'
import { RuleTable } from '@/components/notifications/rule-table'
import { Empty } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { Button } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import type { RuleItem } from '@/lib/model/notification-items'
import { NotificationTabs, type Shared } from './shared'

/** Which news goes to whom. */
export function Rules({ tabs, rules, channels, writable, everywhere, mail, notice }: Shared) {
  const [form, setForm] = useState<RuleItem | 'new' | null>(null)
  const [doomed, setDoomed] = useState<RuleItem | null>(null)
  const { items } = rules
  const may = writable.length > 0
  return (
    <>
      <PageHead
        title="Notifications"
        actions={
          may ? (
            <Button variant="primary" onClick={() => setForm('new')}>
              <Plus className="i i-s" aria-hidden="true" />
              New rule
            </Button>
          ) : null
        }
      />
      <NotificationTabs current="rules" tabs={tabs} />
      {notice}
      {items === undefined ? (
        rules.error ? (
          <QueryFailure
            error={rules.error}
            what="Rules"
            hides="You do not see who is told of what."
            onRetry={rules.retry}
            retrying={rules.fetching}
          />
        ) : (
          <Loading what="rules" />
        )
      ) : items.length === 0 ? (
        <Empty
          title="No rule"
          evidence={
            may
              ? 'Nobody is told of anything. A rule says which news goes to a channel or to people, and how often.'
              : 'Nobody is told of anything. A security admin can make rules.'
          }
        />
      ) : (
        <>
          <RuleTable items={items} onEdit={setForm} onDelete={setDoomed} />
          {may ? null : <p className="region muted">A security admin can make and change rules.</p>}
        </>
      )}
      {form === null ? null : (
        <RuleForm
          rule={form === 'new' ? null : form}
          channels={(channels.items ?? []).filter(
            (one) => one.environmentId === null || writable.some(({ id }) => id === one.environmentId),
          )}
          environments={writable}
          everywhere={everywhere}
          mail={mail}
          onClose={() => setForm(null)}
        />
      )}
      {doomed === null ? null : (
        <DeleteThing
          path={`/api/v1/notification-rules/${doomed.id}`}
          name={doomed.name}
          what="rule"
          text={deleteRuleText(doomed)}
          onClose={() => setDoomed(null)}
        />
      )}
    </>
  )
}
