import { createExemption } from '@/lib/commands/create-exemption'
import { createGovernanceRule } from '@/lib/commands/create-governance-rule'
import { updateEnvironment } from '@/lib/commands/update-environment'
import { db } from '@/lib/db'
import type { Context } from '@/lib/operation'
import type { DemoPosture } from '@/prisma/scenarios/demo/decisions'
import { personActor } from './demo-triage'

const day = 24 * 3600 * 1000

async function contextOf(email: string): Promise<Context> {
  const origin = { requestId: 'demo', address: null, userAgent: 'plimsoll demo' }
  return { actor: await personActor(email), origin, now: new Date() }
}

const environmentNamed = async (name: string) => (await db().environment.findUniqueOrThrow({ where: { name } })).id

/** Lets the people of the demo exempt and assign failures, through the same commands as the pages; once. */
export async function decideDemoPosture(posture: DemoPosture): Promise<void> {
  if ((await db().exemption.count()) > 0) return
  for (const name of posture.approval) {
    const [first] = posture.exemptions
    if (!first) break
    await updateEnvironment(await contextOf(first.person), {
      id: await environmentNamed(name),
      exemptionApproval: true,
    })
  }
  for (const { person, environment, days, ...rest } of posture.exemptions) {
    const expiresAt = days === null ? null : new Date(Date.now() + days * day).toISOString()
    const environmentId = await environmentNamed(environment)
    await createExemption(await contextOf(person), { ...rest, environmentId, expiresAt })
  }
  for (const { person, environment, owner, ...rest } of posture.rules) {
    const { id: ownerId } = await db().user.findUniqueOrThrow({ where: { email: owner } })
    const environmentId = await environmentNamed(environment)
    await createGovernanceRule(await contextOf(person), { ...rest, environmentId, ownerId })
  }
}
