'use client'

import { useId, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { TextArea } from '@/components/ui/text-field'
import { useCommand } from '@/lib/client/use-command'
import { gatePolicySchema, type GatePolicyItem, type GateRule } from '@/lib/model/gate'
import { ruleWords } from './rule-words'

const areas = ['gate', 'audit'] as const
const written = (rules: readonly GateRule[]) => `[\n${rules.map((rule) => `  ${JSON.stringify(rule)}`).join(',\n')}\n]`

/** Changes the rules of an environment's gate: as data, and beside it what they say. */
export function PolicyForm({ policy, onClose }: { policy: GatePolicyItem; onClose: () => void }) {
  const id = useId()
  const [text, setText] = useState(written(policy.rules))
  const read = readRules(text)
  const command = useCommand<GateRule[] | null>(
    (rules) => ({ path: `/api/v1/gate/policies/${policy.id}`, method: 'PATCH', body: { rules } }),
    areas,
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (read.ok) command.run(read.rules, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={`Gate of ${policy.environment}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy} disabled={!read.ok}>
            Save
          </Button>
          {policy.updatedAt === null ? null : (
            <Button busy={command.busy} onClick={() => command.run(null, { onSuccess: onClose })}>
              Back to the default rules
            </Button>
          )}
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        <TextArea
          label="Rules"
          hint="A list; docs/gate.md names every kind and what it takes."
          className="mono"
          rows={12}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={read.ok ? undefined : read.fault}
        />
        {read.ok ? <RuleList rules={read.rules} /> : null}
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}

/** Rules in words, those that fail first. */
export function RuleList({ rules }: { rules: readonly GateRule[] }) {
  if (rules.length === 0) return <p className="muted">Without a rule every image passes.</p>
  const ordered = rules.toSorted((a, b) => (a.action < b.action ? -1 : a.action > b.action ? 1 : 0))
  return (
    <ul className="stack">
      {ordered.map((rule) => (
        <li key={JSON.stringify(rule)} className="wrap">
          <b>{rule.action === 'fail' ? 'Fails' : 'Warns'}</b> <span className="muted">{ruleWords(rule)}</span>
        </li>
      ))}
    </ul>
  )
}

function readRules(text: string): { ok: true; rules: GateRule[] } | { ok: false; fault: string } {
  try {
    const parsed = gatePolicySchema.safeParse({ rules: JSON.parse(text) as unknown })
    if (parsed.success) return { ok: true, rules: parsed.data.rules }
    const [issue] = parsed.error.issues
    return { ok: false, fault: `${issue?.path.slice(1).join('.') ?? ''}: ${issue?.message ?? ''}` }
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? error.message : String(error) }
  }
}
