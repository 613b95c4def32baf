import { expect, it } from 'vitest'
import { benignDays, benignDelivery } from '@/prisma/scenarios/benign-day'
import { defaultAuditContext } from './context'
import { DetectionRun } from './testing-run'

it('an ordinary day raises nothing above Informational, in a cluster that is known and in one that is new', () => {
  const events = benignDays('k8s/benign', '2026-11-01T00:00:00Z', 8)
  const context = { ...defaultAuditContext, deliveryUsers: benignDelivery }
  const raised = new DetectionRun(context).send(events).filter(({ severity }) => severity !== 'informational')
  expect(raised.map(({ id, message }) => `${id}: ${message}`)).toEqual([])
  expect(events.length).toBeGreaterThan(10_000)
}, 120_000)
