import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import type { RouteName } from '../api-routes'
import { mark } from './estate'
import { deed, everybody, list, row, thing, type Row } from './row'
import type { World } from './world'

const gateResult = async ({ home }: World) => {
  const data = { id: randomUUID(), environmentId: home, collectorId: randomUUID(), collector: 'ci', at: new Date() }
  const row = { ...data, format: 'trivy', verdict: 'pass', rules: 0, reasons: [] }
  return { params: { id: (await db().gateResult.create({ data: row })).id } }
}
const detectionException = async ({ home }: World) => {
  const data = { environmentId: home, userGlob: 'ci-*', reason: 'x', createdAt: new Date(), createdBy: 'somebody' }
  return { params: { id: (await db().detectionException.create({ data })).id } }
}

const name = () => `${mark}-${randomUUID().slice(0, 8)}`
const suppression = () => ({
  alertType: '*',
  // Of no alert of the estate: what is raised elsewhere in these tests must stay open.
  conditions: [{ kind: 'namespace', field: 'name', operator: 'equals', values: ['nowhere'] }],
  reason: 'benign',
})
const suppressionRule = async ({ home }: World) => {
  const data = { environmentId: home, ...suppression(), name: name(), createdById: 'somebody' }
  return { params: { id: (await db().suppressionRule.create({ data })).id } }
}

/** Who may call what of the gate, of detections and of suppression rules. */
export const rulesAndGates = {
  'GET /api/v1/detections': list(),
  'GET /api/v1/detections/{id}': list(() => ({ params: { id: 'k8s-secret-get-burst' } })),
  'GET /api/v1/detection-settings': list(),
  'PATCH /api/v1/detection-settings': deed(({ home }) => ({
    body: { environment: home, detection: 'k8s-secret-get-burst', tuning: { threshold: 9 } },
  })),
  'GET /api/v1/detection-settings/preview': deed(({ home }) => ({ query: `environment=${home}&user=ci-*` })),
  'GET /api/v1/detection-exceptions': list(),
  'POST /api/v1/detection-exceptions': deed(
    ({ home }) => ({ body: { environment: home, user: 'ci-*', reason: 'Agreed' } }),
    201,
  ),
  'POST /api/v1/detection-exceptions/{id}/revoke': deed(detectionException),
  'POST /api/v1/gate': row({ ...everybody(403), anonymous: 401, collector: 200 }, () => ({
    query: 'format=trivy',
    body: JSON.stringify({ SchemaVersion: 2, ArtifactName: 'shop:1', ArtifactType: 'container_image', Results: [] }),
  })),
  'GET /api/v1/gate/results': list(),
  'GET /api/v1/gate/results/{id}': thing(gateResult),
  'GET /api/v1/gate/policies': list(),
  'PATCH /api/v1/gate/policies/{id}': deed(({ home }) => ({ params: { id: home }, body: { rules: null } })),
  'GET /api/v1/suppression-rules': list(),
  'POST /api/v1/suppression-rules': deed(
    (world) => ({ body: { environmentId: world.home, ...suppression(), name: name() } }),
    201,
  ),
  'POST /api/v1/suppression-rules/simulate': deed(({ home }) => ({
    body: { environmentId: home, alertType: '*', conditions: suppression().conditions },
  })),
  'GET /api/v1/suppression-rules/{id}': thing(suppressionRule),
  'PATCH /api/v1/suppression-rules/{id}': deed(async (world) => ({
    ...(await suppressionRule(world)),
    body: { ...suppression(), name: name() },
  })),
  'DELETE /api/v1/suppression-rules/{id}': deed(suppressionRule),
  'POST /api/v1/suppression-rules/{id}/switch': deed(async (world) => ({
    ...(await suppressionRule(world)),
    body: { enabled: false },
  })),
} as const satisfies Partial<Record<RouteName, Row>>
