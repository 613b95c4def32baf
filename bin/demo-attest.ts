import { attestControl } from '@/lib/commands/attest-control'
import { db } from '@/lib/db'
import { attestations } from '@/prisma/scenarios/demo/attestations'
import { personActor } from './demo-triage'

/** Has the people of the demo answer for controls, through the same command as the page. */
export async function attestDemoControls(): Promise<void> {
  for (const { person, environment, days, ...answer } of attestations) {
    const { id: environmentId } = await db().environment.findUniqueOrThrow({ where: { name: environment } })
    const now = new Date()
    const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString()
    const origin = { requestId: 'demo', address: null, userAgent: 'plimsoll demo' }
    await attestControl({ actor: await personActor(person), origin, now }, { ...answer, environmentId, expiresAt })
  }
}
