'use client'

import { useState } from 'react'
import { useCommand } from '@/lib/client/use-command'
import { plans, type Plan } from '@/lib/model/plan'
import { Switch } from '../ui/choice'
import { ConfirmDialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Time } from '../ui/time'
import { useToast } from '../ui/toast'
import { planNames, toolsLost } from './plan-names'

export type PlanEnvironment = { id: string; name: string; plans: Record<Plan, string | null> }

/** Since when a plan is on, in words. */
export function PlanState({ since }: { since: string | null }) {
  return since === null ? (
    <span className="faint">Off</span>
  ) : (
    <>
      <span className="wide-only">Since </span>
      <Time at={since} />
    </>
  )
}

/** Switches a plan. Going off asks once more, because reports are lost while it is off. */
export function PlanSwitch({ environment, plan }: { environment: PlanEnvironment; plan: Plan }) {
  const since = environment.plans[plan]
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const name = `${planNames[plan]} plan of ${environment.name}`
  const command = useCommand<boolean>(
    (on) => ({
      path: `/api/v1/environments/${environment.id}`,
      method: 'PATCH',
      body: { plans: { [plan]: on } },
    }),
    ['environments', 'collectors', 'audit'],
  )
  function set(on: boolean) {
    command.run(on, {
      onSuccess: () => {
        setAsking(false)
        toast.show({
          title: `${planNames[plan]} is ${on ? 'on' : 'off'} for ${environment.name}`,
          action: { label: 'Undo', run: () => command.run(!on) },
        })
      },
      onError: (error) => {
        if (on) toast.show({ title: `The ${name} was not switched on`, text: error.message, urgent: true })
      },
    })
  }
  const lost = toolsLost(
    plan,
    plans.filter((each) => environment.plans[each] !== null),
  )
  return (
    <>
      <Switch
        label={<PlanState since={since} />}
        aria-label={name}
        checked={since !== null}
        disabled={command.busy}
        onChange={() => (since === null ? set(true) : setAsking(true))}
      />
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Switch off ${planNames[plan]} for ${environment.name}`}
        verb="Switch off"
        danger
        busy={command.busy}
        onConfirm={() => set(false)}
      >
        <div className="stack">
          <p>
            {lost.length > 0
              ? `Reports of ${new Intl.ListFormat('en-GB').format(lost)} are refused from now on, and their senders are told so.`
              : 'No report is refused because of it: another plan that is on takes the same formats.'}
          </p>
          <p>
            What is known stays as it is. When the plan goes on again, alerts are raised only from what happens after
            that.
          </p>
          <FormFailure error={command.failure} />
        </div>
      </ConfirmDialog>
    </>
  )
}
