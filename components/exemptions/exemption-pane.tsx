'use client'

import Link from 'next/link'
import { useState } from 'react'
import { KeyValues } from '@/components/ui/key-values'
import { Button } from '@/components/ui/button'
import { Pane } from '@/components/ui/split'
import { Stamp } from '@/components/ui/time'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { Exemption } from '@/lib/model/exemption'
import { EvidenceLink } from './evidence-link'
import { ExemptionDeed, type Deed } from './exemption-deed'
import { StateWord } from './exemption-table'
import { categoryHints, categoryWords, checkWords, placeWords } from './words'

type PaneProps = { exemption: Exemption; closeHref: string; to: (href: string) => string }

/** One exemption: what, why, who, until when; who may, decides about it here. */
export function ExemptionPane({ exemption, closeHref, to }: PaneProps) {
  const { place, checkId, state, expiresAt, decidedAt, endReason } = exemption
  return (
    <Pane
      label={placeWords(exemption)}
      closeHref={closeHref}
      head={
        <>
          <div className="row">
            <StateWord state={state} />
          </div>
          <h2>{placeWords(exemption)}</h2>
        </>
      }
      foot={<Deeds exemption={exemption} />}
    >
      <KeyValues
        items={[
          {
            key: 'From',
            value:
              checkId === null ? (
                checkWords(exemption)
              ) : (
                <Link className="link" href={to(`/recommendations/${encodeURIComponent(checkId)}?tab=exempt`)}>
                  {checkWords(exemption)}
                </Link>
              ),
          },
          ...(place.assetId === null
            ? []
            : [
                {
                  key: 'Resource',
                  value: (
                    <Link className="link" href={to(`/inventory/${place.assetId}`)}>
                      {place.assetName ?? place.assetId}
                    </Link>
                  ),
                },
              ]),
          { key: 'Environment', value: exemption.environment },
          { key: 'Category', value: `${categoryWords[exemption.category]}. ${categoryHints[exemption.category]}` },
          { key: 'Reason', value: <span className="whitespace-pre-wrap">{exemption.reason}</span> },
          { key: 'Evidence', value: <EvidenceLink href={exemption.evidenceLink} /> },
          { key: 'Expires', value: expiresAt === null ? 'Never, until it is revoked' : <Stamp at={expiresAt} /> },
          { key: 'Asked by', value: exemption.createdBy },
          { key: 'Asked', value: <Stamp at={exemption.createdAt} /> },
          ...(decidedAt === null
            ? []
            : [
                { key: 'Decided by', value: exemption.decidedBy ?? '–' },
                { key: 'Decided', value: <Stamp at={decidedAt} /> },
              ]),
          ...(endReason === null ? [] : [{ key: 'Why it ended', value: endReason }]),
        ]}
      />
    </Pane>
  )
}

function Deeds({ exemption }: { exemption: Exemption }) {
  const me = useMe()
  const [deed, setDeed] = useState<Deed | null>(null)
  const { state, createdById, environmentId, environment } = exemption
  const isOpen = state === 'pending' || state === 'active' || state === 'expiring'
  if (!isOpen) return null
  if (!can(me.grants, 'exemptions:write', environmentId)) {
    return <p className="muted s">A security admin of {environment} can change exemptions.</p>
  }
  const isOwn = createdById === me.id
  return (
    <div className="row flex-wrap">
      {state === 'pending' && !isOwn ? (
        <>
          <Button variant="primary" onClick={() => setDeed('approve')}>
            Approve
          </Button>
          <Button onClick={() => setDeed('reject')}>Reject…</Button>
        </>
      ) : null}
      {state === 'pending' && isOwn ? <span className="muted s">Another admin must approve it.</span> : null}
      {state === 'pending' ? null : <Button onClick={() => setDeed('extend')}>Change end…</Button>}
      {state === 'pending' && !isOwn ? null : <Button onClick={() => setDeed('revoke')}>Revoke…</Button>}
      {deed === null ? null : <ExemptionDeed exemption={exemption} deed={deed} onClose={() => setDeed(null)} />}
    </div>
  )
}
