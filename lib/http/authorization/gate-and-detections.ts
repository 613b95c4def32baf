import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import type { RouteName } from '../api-routes'
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

/** Who may call what of the gate and of detections. */
export const gateAndDetections = {
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
} as const satisfies Partial<Record<RouteName, Row>>
