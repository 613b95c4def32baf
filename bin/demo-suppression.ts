import { createSuppressionRule } from '@/lib/commands/create-suppression-rule'
import { switchSuppressionRule } from '@/lib/commands/switch-suppression-rule'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { personActor } from './demo-triage'

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString()
const is = (kind: 'workload' | 'namespace', name: string) => ({ kind, operator: 'equals' as const, values: [name] })

/** The rules that the people of the demo made once they had seen enough of the same. Made twice they are there once. */
export async function suppressDemoAlerts(): Promise<void> {
  const environment = await db().environment.findUnique({ where: { name: 'production' } })
  if (!environment) return
  const rules = [
    {
      person: 'jonas.weber@harbourline.example',
      name: 'Image builder installs packages',
      alertType: 'Falco_LaunchPackageManagementProcessInContainer',
      conditions: [is('workload', 'image-builder')],
      reason: 'benign' as const,
      comment: 'The builder installs packages, that is its work. Looked at again when it moves out of the cluster.',
      expiresAt: days(60),
    },
    {
      person: 'ines.aalto@harbourline.example',
      name: 'Penetration test of the booking team',
      alertType: '*',
      conditions: [
        is('namespace', 'booking'),
        { kind: 'ip' as const, operator: 'cidr' as const, values: ['198.51.100.0/24'] },
      ],
      reason: 'test' as const,
      comment: 'PT-2026-11, announced for two weeks.',
      expiresAt: days(14),
    },
    {
      person: 'marek.ochab@harbourline.example',
      name: 'Shells of the night shift',
      alertType: 'Falco_TerminalShellInContainer',
      conditions: [is('namespace', 'tracking')],
      reason: 'accepted-risk' as const,
      comment: 'Off until the runbook names who may.',
      off: true,
    },
  ]
  for (const { person, off, ...rule } of rules) {
    const origin = { requestId: 'demo', address: null, userAgent: 'plimsoll demo' }
    const context = { actor: await personActor(person), origin, now: new Date() }
    try {
      const { id } = await createSuppressionRule(context, { ...rule, environmentId: environment.id })
      if (off) await switchSuppressionRule(context, { id, enabled: false })
    } catch (error) {
      if (!(error instanceof OperationError) || error.code === 'invalid') throw error
    }
  }
}
