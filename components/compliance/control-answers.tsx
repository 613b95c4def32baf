'use client'

import { Lock } from 'lucide-react'
import { useState } from 'react'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import { useCommand } from '@/lib/client/use-command'
import { webLinks } from '@/lib/model/web-links'
import type { Attestation, ControlDetails } from '@/lib/model/compliance'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Note } from '../ui/note'
import { Time } from '../ui/time'
import { AttestDialog } from './attest-dialog'

/** Where nothing was seen that could decide the control, people may. */
const open = new Set(['attested', 'needs-attestation', 'managed-control-plane', 'no-check', 'no-evidence'])

/** Who answers for a control, who did, and for admins the way to do so. */
export function ControlAnswers({ control }: { control: ControlDetails }) {
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const [ending, setEnding] = useState<Attestation | null>(null)
  const places = control.environments.filter(({ reason }) => open.has(reason))
  const mine = places.filter(({ id }) => can(me.grants, 'compliance:attest', id))
  if (places.length === 0 && control.attestations.length === 0) return null
  return (
    <section className="cp-part">
      <div className="row between">
        <h3 className="h3">Attestations</h3>
        {mine.length > 0 ? (
          <Button small onClick={() => setAsking(true)}>
            Attest control
          </Button>
        ) : null}
      </div>
      {control.attestations.length === 0 ? <p className="muted">Nobody has answered for it yet.</p> : null}
      {control.attestations.length > 0 ? (
        <ul className="cp-answers">
          {control.attestations.map((answer) => (
            <Answer
              key={answer.id}
              answer={answer}
              many={control.environments.length > 1}
              onEnd={
                answer.state === 'live' && can(me.grants, 'compliance:attest', answer.environmentId)
                  ? () => setEnding(answer)
                  : undefined
              }
            />
          ))}
        </ul>
      ) : null}
      {mine.length === 0 && places.length > 0 ? (
        <Note icon={<Lock className="i" aria-hidden="true" />}>
          Your role here is <b>security reader</b>. A security admin of{' '}
          {places.length === 1 ? places[0]?.name : 'these environments'} can attest this control.
        </Note>
      ) : null}
      {asking ? <AttestDialog control={control} environments={mine} onClose={() => setAsking(false)} /> : null}
      {ending ? <RevokeDialog answer={ending} onClose={() => setEnding(null)} /> : null}
    </section>
  )
}

const stateWords = { live: 'until', expired: 'expired', revoked: 'revoked' } as const

function Answer({ answer, many, onEnd }: { answer: Attestation; many: boolean; onEnd: (() => void) | undefined }) {
  const [link] = webLinks(answer.evidenceLink === null ? [] : [answer.evidenceLink], 1)
  const end = answer.state === 'revoked' ? answer.revokedAt : answer.expiresAt
  return (
    <li className={answer.state === 'live' ? undefined : 'muted'}>
      <div className="row between">
        <span>
          <b>{answer.outcome === 'passed' ? 'Met' : 'Not met'}</b>
          {many ? <span className="faint"> in {answer.environment}</span> : null}
        </span>
        <span className="s nowrap">
          {stateWords[answer.state]} <Time at={end} />
          {answer.state === 'revoked' && answer.revokedBy !== null ? ` by ${answer.revokedBy}` : null}
        </span>
      </div>
      <p>{answer.statement}</p>
      {link === undefined ? null : (
        <a className="link" href={link} target="_blank" rel="noreferrer">
          {link}
        </a>
      )}
      <div className="row between">
        <span className="s faint">
          {answer.by}, <Time at={answer.at} />
        </span>
        {onEnd ? (
          <Button small variant="quiet" onClick={onEnd}>
            Revoke
          </Button>
        ) : null}
      </div>
    </li>
  )
}

function RevokeDialog({ answer, onClose }: { answer: Attestation; onClose: () => void }) {
  const command = useCommand<null>(
    () => ({ path: `/api/v1/attestations/${answer.id}`, method: 'DELETE' }),
    ['compliance', 'audit'],
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Revoke attestation"
      verb="Revoke attestation"
      danger
      busy={command.busy}
      onConfirm={() => command.run(null, { onSuccess: onClose })}
    >
      <p>It stops counting at once and stays in the history. The control then waits for an answer again.</p>
      <FormFailure error={command.failure} />
    </ConfirmDialog>
  )
}
