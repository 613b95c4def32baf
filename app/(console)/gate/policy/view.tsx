'use client'

import { useState } from 'react'
import { PolicyForm, RuleList } from '@/components/gate/policy-form'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { Button } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { Region } from '@/components/ui/region'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { usePages } from '@/lib/client/use-pages'
import type { GatePolicyItem } from '@/lib/model/gate'
import { GateTabs } from '../tabs'

/** What each environment asks of images, in words; admins change it. */
export function GatePolicyView({ filters }: { filters: { environment?: string } }) {
  const me = useMe()
  const list = usePages<GatePolicyItem>(
    keys.list('gate', { policies: true, ...filters }),
    '/api/v1/gate/policies',
    filters,
  )
  const [changing, setChanging] = useState<GatePolicyItem | null>(null)
  const maySome = (list.items ?? []).some(({ id }) => can(me.grants, 'environments:write', id))
  return (
    <>
      <PageHead title="Gate" facts="What images must be like to go on" />
      <GateTabs current="policy" environment={filters.environment ?? null} />
      <ListState
        list={list}
        what="Policies"
        one="policy"
        hides="What the gate asks of images is not shown because of it."
        filters={0}
        clearHref=""
        empty={<Empty title="No environment" evidence="A policy belongs to an environment." />}
      >
        {(items) =>
          items.map((policy) => (
            <Region
              key={policy.id}
              title={policy.environment}
              note={
                policy.updatedAt === null ? (
                  'the default rules'
                ) : (
                  <>
                    by {policy.updatedBy}, <Time at={policy.updatedAt} />
                  </>
                )
              }
            >
              <div className="stack">
                <RuleList rules={policy.rules} />
                {can(me.grants, 'environments:write', policy.id) ? (
                  <p>
                    <Button onClick={() => setChanging(policy)}>Change</Button>
                  </p>
                ) : null}
              </div>
            </Region>
          ))
        }
      </ListState>
      {list.items && !maySome ? <p className="region muted">A security admin can change the rules.</p> : null}
      {changing === null ? null : <PolicyForm policy={changing} onClose={() => setChanging(null)} />}
    </>
  )
}
