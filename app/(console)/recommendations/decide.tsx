'use client'

import { useState } from 'react'
import { ExemptDialog, type ToExempt } from '@/components/exemptions/exempt-dialog'
import { OwnerDialog } from '@/components/governance/owner-dialog'
import { Button } from '@/components/ui/button'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { AssessedResource, Recommendation } from '@/lib/model/posture'

/** For who may: exempt from this recommendation. For the others one sentence that says who can. */
export function ExemptFrom({ recommendation }: { recommendation: Recommendation }) {
  const me = useMe()
  const [what, setWhat] = useState<ToExempt | null>(null)
  const mine = recommendation.environments.filter(({ id }) => can(me.grants, 'exemptions:write', id))
  if (mine.length === 0) return <p className="muted s">A security admin can exempt resources from this.</p>
  return (
    <section className="rec-part">
      <div className="row">
        <Button
          small
          onClick={() => setWhat({ checkId: recommendation.id, checkName: recommendation.name, asset: null })}
        >
          Exempt…
        </Button>
        <span className="muted s">What cannot be mended, with a reason and an end.</span>
      </div>
      {what === null ? null : <ExemptDialog what={what} environments={mine} onClose={() => setWhat(null)} />}
    </section>
  )
}

/** For who may: what can be decided about one failure. */
export function DecideFailure({ recommendation, row }: { recommendation: Recommendation; row: AssessedResource }) {
  const me = useMe()
  const [open, setOpen] = useState<'exempt' | 'owner' | null>(null)
  if (row.status !== 'unhealthy') return null
  const { id: checkId, name: checkName } = recommendation
  const asset = { id: row.assetId, name: row.name, environmentId: row.environmentId, namespace: row.namespace }
  const environment = { id: row.environmentId, name: row.environment }
  const close = () => setOpen(null)
  return (
    <div className="row">
      {can(me.grants, 'exemptions:write', row.environmentId) && !row.exempt ? (
        <Button small onClick={() => setOpen('exempt')}>
          Exempt this…
        </Button>
      ) : null}
      {can(me.grants, 'governance:write', row.environmentId) ? (
        <Button small onClick={() => setOpen('owner')}>
          Owner and due date…
        </Button>
      ) : null}
      {open === 'exempt' ? (
        <ExemptDialog what={{ checkId, checkName, asset }} environments={[environment]} onClose={close} />
      ) : null}
      {open === 'owner' ? (
        <OwnerDialog checkId={checkId} asset={asset} governed={row.governed} onClose={close} />
      ) : null}
    </div>
  )
}
