import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { makeCollector } from '@/lib/ingest/testing'
import type { RouteName } from '../api-routes'
import { cve, makeAttestation, mark } from './estate'
import { notifications } from './notifications'
import { rulesAndGates } from './rules-and-gates'
import { incidents } from './incidents'
import { makePerson, tokenIdOf } from './people'
import { deed, everybody, installationDeed, list, people, row, thing, type Row } from './row'
import type { World } from './world'

const id = (pick: (world: World) => string) => (world: World) => ({ params: { id: pick(world) } })
const person = async () => ({ params: { id: await makePerson([]) } })
const collector = async ({ home }: World) => ({ params: { id: (await makeCollector(home, ['trivy'])).id } })
const exemption = ({ home, estate }: World) => ({
  environmentId: home,
  checkId: estate.check,
  assetId: estate.asset,
  category: 'waiver',
})
const duty = ({ ids }: World) => ({ ownerId: ids.admin, dueDays: 30 })
const governanceRule = async (world: World) => {
  const data = { ...duty(world), environmentId: world.home, name: name(), place: 1, createdById: 'somebody' }
  return { params: { id: (await db().governanceRule.create({ data })).id } }
}
/** Asked for by somebody else. */
const pendingExemption = async (world: World) => {
  const data = { ...exemption(world), reason: 'x', createdById: 'somebody', needsApproval: true }
  return { params: { id: (await db().exemption.create({ data })).id } }
}
const alertJob = async ({ home }: World) => {
  const change = { status: 'resolved', reason: null, comment: null }
  const who = { actorKind: 'user', actorId: null, actorName: mark, origin: {} }
  const data = { ...who, filter: {}, change, environments: [home], total: 3 }
  return { params: { id: (await db().alertJob.create({ data })).id } }
}
const name = () => `${mark}-${randomUUID().slice(0, 8)}`
const checkId = ({ estate }: World) => ({ checkId: estate.check })
let next = 0
/** Another alert each time: a second change of the same one would be a conflict. */
const alert = ({ estate }: World) => estate.alerts[(next += 1) % estate.alerts.length] ?? ''
const entity = async ({ home }: World) => ({
  params: { id: (await db().alertEntity.findFirstOrThrow({ where: { environmentId: home } })).entityId },
})
const finding = ({ estate }: World) => ({ params: estate.finding })
const standard = 'cis-kubernetes-1.12'
const answer = { outcome: 'passed', statement: 'Sign-in is by the company alone.', expiresAt: '2099-01-01T00:00:00Z' }
const active = { status: 'in-progress' }

/** The one place that says who may call what. A route without a row does not compile. */
export const expected = {
  ...rulesAndGates,
  'GET /api/auth/{all}': row(everybody(200), () => ({ params: { all: 'get-session' } })),
  'POST /api/auth/{all}': row(everybody(404), () => ({ params: { all: 'sign-up/email' }, body: {} })),
  'GET /api/health/live': row(everybody(200)),
  'GET /api/health/ready': row(everybody(200)),
  'GET /api/metrics': row({ ...everybody(403), anonymous: 401, admin: 200 }),
  'GET /api/v1/openapi.json': row(everybody(200)),

  'GET /api/v1/overview': list(),
  'GET /api/v1/counts': list(),
  'GET /api/v1/score': list(),
  'GET /api/v1/score/history': list(),
  'GET /api/v1/score/changes': list(),
  'GET /api/v1/score/changes/resources': list(() => ({ query: 'cause=fixed' })),
  'GET /api/v1/score/period': list(),
  'GET /api/v1/controls': list(),
  'GET /api/v1/checks': list(),
  'GET /api/v1/check-settings': list(),
  'PATCH /api/v1/check-settings': deed(({ home }) => ({
    body: { environment: home, exclusions: { namespaces: [name()] } },
  })),
  'GET /api/v1/check-settings/preview': deed(({ home }) => ({ query: `environment=${home}&namespaces=legacy` })),
  'POST /api/v1/score/what-if': list((world) => ({ body: { checks: [world.estate.check] } })),
  'GET /api/v1/exemptions': list(),
  'POST /api/v1/exemptions': deed(
    (world) => ({ body: { ...exemption(world), reason: 'Agreed', evidenceLink: 'https://example.test/1' } }),
    201,
  ),
  'POST /api/v1/exemptions/preview': deed((world) => ({ body: exemption(world) })),
  'POST /api/v1/exemptions/{id}/approve': deed(pendingExemption),
  'POST /api/v1/exemptions/{id}/reject': deed(async (world) => ({
    ...(await pendingExemption(world)),
    body: { reason: 'Mend it' },
  })),
  'POST /api/v1/exemptions/{id}/revoke': deed(pendingExemption),
  'POST /api/v1/exemptions/{id}/extend': deed(async (world) => ({
    ...(await pendingExemption(world)),
    body: { expiresAt: null },
  })),
  'GET /api/v1/governance-rules': list(),
  'POST /api/v1/governance-rules': deed(
    (world) => ({ body: { environmentId: world.home, name: name(), ...duty(world) } }),
    201,
  ),
  'PATCH /api/v1/governance-rules/{id}': deed(async (world) => ({
    ...(await governanceRule(world)),
    body: { name: name(), ...duty(world) },
  })),
  'DELETE /api/v1/governance-rules/{id}': deed(governanceRule),
  'GET /api/v1/owners': list(),
  'POST /api/v1/recommendations/{checkId}/resources/{assetId}/owner': deed((world) => ({
    params: { ...checkId(world), assetId: world.estate.asset },
    body: { to: { ownerId: world.ids.admin, dueAt: new Date().toISOString(), reason: 'It is theirs' } },
  })),
  'GET /api/v1/recommendations': list(),
  'GET /api/v1/recommendations/{checkId}': list((world) => ({ params: checkId(world) })),
  'GET /api/v1/recommendations/{checkId}/resources': list((world) => ({ params: checkId(world) })),
  'GET /api/v1/recommendations/{checkId}/resources/{assetId}': thing((world) => ({
    params: { ...checkId(world), assetId: world.estate.asset },
  })),

  'GET /api/v1/compliance': list(),
  'GET /api/v1/compliance/{standard}': list(() => ({ params: { standard } })),
  'GET /api/v1/compliance/{standard}/controls/{control}': list(() => ({ params: { standard, control: '3.1.1' } })),
  'GET /api/v1/compliance/{standard}/controls/{control}/resources': list(() => ({
    params: { standard, control: '5.2.2' },
  })),
  'POST /api/v1/compliance/{standard}/controls/{control}/attestations': deed(
    ({ home }) => ({ params: { standard, control: '3.1.1' }, body: { environmentId: home, ...answer } }),
    201,
  ),
  'DELETE /api/v1/attestations/{id}': deed(async ({ home }) => ({ params: { id: await makeAttestation(home) } })),

  'GET /api/v1/assets': list(),
  'GET /api/v1/assets/counts': list(),
  'GET /api/v1/assets/{id}': thing(id(({ estate }) => estate.asset)),
  'GET /api/v1/assets/{id}/relations': thing(id(({ estate }) => estate.asset)),
  'GET /api/v1/assets/{id}/posture': thing(id(({ estate }) => estate.asset)),
  'GET /api/v1/assets/{id}/changes': thing(id(({ estate }) => estate.asset)),
  'GET /api/v1/images': list(),
  'GET /api/v1/images/{id}': thing(id(({ estate }) => estate.image)),
  'GET /api/v1/images/{id}/digests': thing(id(({ estate }) => estate.image)),
  'GET /api/v1/images/{id}/packages': thing(id(({ estate }) => estate.image)),
  'GET /api/v1/findings': list(),
  'GET /api/v1/findings/counts': list(),
  'GET /api/v1/findings/{asset}/{fingerprint}': thing(finding),
  'GET /api/v1/vulnerabilities': list(),
  'GET /api/v1/vulnerabilities/{id}': thing(id(() => cve)),
  'GET /api/v1/vulnerabilities/{id}/assets': thing(id(() => cve)),
  'GET /api/v1/search': list(() => ({ query: `q=${mark}` })),

  'GET /api/v1/audit-events': list(),
  'GET /api/v1/alert-types': list(),
  'GET /api/v1/alerts': list(),
  'GET /api/v1/alerts/counts': list(),
  'GET /api/v1/alerts/tactics': list(),
  'GET /api/v1/alerts/noise': list(),
  'GET /api/v1/alerts/histogram': list(),
  'GET /api/v1/alerts/owners': list(),
  'GET /api/v1/alerts/{id}': thing(id(alert)),
  'POST /api/v1/alerts/{id}/status': deed((world) => ({ params: { id: alert(world) }, body: active })),
  'POST /api/v1/alerts/{id}/undo': deed(async (world) => {
    const id = alert(world)
    await db().alertChange.create({
      data: {
        alertId: id,
        at: new Date(),
        kind: 'status',
        actorKind: 'user',
        actorName: mark,
        before: { status: 'resolved' },
      },
    })
    return { params: { id } }
  }),
  'POST /api/v1/alerts/{id}/owner': deed((world) => ({
    params: { id: alert(world) },
    body: { owner: world.ids.admin },
  })),
  'POST /api/v1/alerts/{id}/comments': deed(
    (world) => ({ params: { id: alert(world) }, body: { comment: 'seen' } }),
    201,
  ),
  'POST /api/v1/alerts/status': row(
    { ...everybody(403), anonymous: 401, admin: 200, adminElsewhere: 200 },
    (world) => ({
      body: { ids: [alert(world)], ...active },
    }),
  ),
  'POST /api/v1/alerts/owner': row({ ...everybody(403), anonymous: 401, admin: 200, adminElsewhere: 200 }, (world) => ({
    body: { ids: [alert(world)], owner: null },
  })),
  'GET /api/v1/alerts/jobs': list(),
  'GET /api/v1/alerts/jobs/{id}': thing(alertJob),
  'POST /api/v1/alerts/jobs/{id}/cancel': deed(alertJob),
  'DELETE /api/v1/alerts/samples': incidents.samples,
  'GET /api/v1/incidents': list(),
  'GET /api/v1/incidents/{id}': thing(incidents.one),
  'POST /api/v1/incidents/{id}/status': deed(incidents.status),
  'POST /api/v1/incidents/{id}/owner': deed(incidents.owner),
  'POST /api/v1/incidents/{id}/comments': deed(incidents.comment, 201),
  'POST /api/v1/incidents/{id}/unlink': deed(incidents.unlink),
  'GET /api/v1/entities': list(),
  'GET /api/v1/entities/{id}': thing(entity),
  'GET /api/v1/entities/{id}/timeline': thing(entity),
  'GET /api/v1/stream': list(),

  'POST /api/v1/ingest/{format}': row({ ...everybody(403), anonymous: 401, collector: 202 }, () => ({
    params: { format: 'falco' },
    body: JSON.stringify({ rule: randomUUID(), priority: 'Notice', time: new Date().toISOString(), output: 'x' }),
  })),
  'POST /api/v1/ingest/{format}/cluster/{cluster}': row({ ...everybody(403), anonymous: 401, collector: 202 }, () => ({
    params: { cluster: 'harbour', format: 'falco' },
    body: JSON.stringify({ rule: randomUUID(), priority: 'Notice', time: new Date().toISOString(), output: 'x' }),
  })),
  'POST /api/v1/heartbeats': row({ ...everybody(403), anonymous: 401, collector: 200 }, () => ({
    body: { collector: 'kubernetes', version: '1', memory: 1, uptime: 1, trouble: null },
  })),
  'GET /api/v1/formats': row({ ...everybody(200), anonymous: 401 }),
  'GET /api/v1/reports': list(),
  'GET /api/v1/reports/{id}': row(
    { ...people, readerElsewhere: 404, adminElsewhere: 404, collector: 404 },
    id(({ estate }) => estate.report),
  ),
  'GET /api/v1/reports/{id}/body': deed(id(({ estate }) => estate.report)),
  'POST /api/v1/reports/{id}/replay': deed(id(({ estate }) => estate.report)),
  'GET /api/v1/reports/posture.pdf': list(),
  'GET /api/v1/reports/compliance.pdf': list(() => ({ query: `standard=${standard}` })),
  'GET /api/v1/exports/{file}': list(() => ({ params: { file: 'alerts.json' } })),

  'GET /api/v1/environments': list(),
  'POST /api/v1/environments': installationDeed(() => ({ body: { name: name() } }), 201),
  'PATCH /api/v1/environments/{id}': deed(({ home }) => ({ params: { id: home }, body: { goal: 66 } })),
  'GET /api/v1/collectors': list(),
  'GET /api/v1/gaps': list(),
  'POST /api/v1/collectors': deed(
    ({ home }) => ({ body: { environmentId: home, name: name(), formats: ['trivy'] } }),
    201,
  ),
  'GET /api/v1/collectors/{id}': thing(id(({ estate }) => estate.collector.id)),
  'PATCH /api/v1/collectors/{id}': deed(async (world) => ({ ...(await collector(world)), body: { name: name() } })),
  'GET /api/v1/collectors/{id}/selftest': thing(id(({ estate }) => estate.collector.id)),
  'POST /api/v1/collectors/{id}/rotate': deed(collector),
  'POST /api/v1/collectors/{id}/revoke': deed(collector),
  'GET /api/v1/people': row({ ...everybody(403), anonymous: 401, admin: 200 }),
  'POST /api/v1/people': installationDeed(
    () => ({ body: { email: `${randomUUID()}@test.example`, password: 'long enough 1', role: 'security_reader' } }),
    201,
  ),
  'PATCH /api/v1/people/{id}': installationDeed(async () => ({ ...(await person()), body: { name: name() } })),
  'POST /api/v1/people/{id}/roles': installationDeed(async ({ home }) => ({
    ...(await person()),
    body: { grants: [{ role: 'security_admin', environmentId: home }] },
  })),
  'POST /api/v1/people/{id}/disable': installationDeed(person),
  'POST /api/v1/people/{id}/enable': installationDeed(async () => ({
    params: { id: await makePerson([], { disabledAt: new Date() }) },
  })),
  'POST /api/v1/people/{id}/password': installationDeed(async () => ({
    ...(await person()),
    body: { password: 'another password' },
  })),
  'GET /api/v1/notification-channels': list(),
  'POST /api/v1/notification-channels': deed(notifications.newChannel, 201),
  'PATCH /api/v1/notification-channels/{id}': deed(notifications.renameChannel),
  'DELETE /api/v1/notification-channels/{id}': deed(notifications.channel),
  'POST /api/v1/notification-channels/{id}/rotate': deed(notifications.channel),
  'POST /api/v1/notification-channels/{id}/test': deed(notifications.channel, 202),
  'GET /api/v1/notification-rules': list(),
  'POST /api/v1/notification-rules': deed(notifications.newRule, 201),
  'PATCH /api/v1/notification-rules/{id}': deed(notifications.changeRule),
  'DELETE /api/v1/notification-rules/{id}': deed(notifications.rule),
  'GET /api/v1/notification-deliveries': list(),
  'GET /api/v1/notification-deliveries/{id}': thing(notifications.delivery),
  'POST /api/v1/notification-deliveries/{id}/replay': deed(notifications.delivery, 202),
  'GET /api/v1/audit': list(),
  'GET /api/v1/me': row({ ...everybody(200), anonymous: 401 }),
  'GET /api/v1/me/sessions': list(),
  'POST /api/v1/me/sign-out-everywhere': row({ ...people, readerElsewhere: 403, adminElsewhere: 403 }),
  'GET /api/v1/tokens': list(),
  // A token may not make another one, whoever it belongs to.
  'POST /api/v1/tokens': row({ ...everybody(403), anonymous: 401, reader: 201, admin: 201 }, () => ({
    body: { name: name() },
  })),
  // Somebody else's token: there is no such thing, whoever asks.
  'POST /api/v1/tokens/{id}/revoke': row(
    { ...everybody(404), anonymous: 401, collector: 403, admin: 200 },
    async ({ ids }) => ({ params: { id: await tokenIdOf(ids.admin) } }),
  ),
} as const satisfies Record<RouteName, Row>
