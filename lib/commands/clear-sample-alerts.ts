import { z } from 'zod'
import { defineCommand } from '@/lib/operation'
import { environmentInput, environmentsInScope } from '@/lib/queries/environments-in-scope'
import { clearSamples } from '@/lib/store/clear-samples'

/** Removes what simulations left: sample alerts and the incidents made of them. Real alerts are never touched. */
export const clearSampleAlerts = defineCommand({
  name: 'alert.clear-samples',
  permission: 'alerts:triage',
  input: z.strictObject({ environment: environmentInput }),
  target: { on: 'rows' },
  async run({ tx, scope }, { environment }) {
    const cleared = await clearSamples(tx, await environmentsInScope(tx, scope, environment))
    const sum = (pick: (row: (typeof cleared)[number]) => number) => cleared.reduce((all, row) => all + pick(row), 0)
    return {
      result: { alerts: sum((row) => row.alerts), incidents: sum((row) => row.incidents) },
      audit: cleared.map(({ environmentId, alerts, incidents }) => ({
        subject: { kind: 'alert', name: `${alerts} sample alerts` },
        environmentId,
        after: { alerts, incidents },
      })),
    }
  },
})
