import { createCollector } from '@/lib/commands/create-collector'
import { createEnvironment } from '@/lib/commands/create-environment'
import { createPersonalToken } from '@/lib/commands/create-personal-token'
import { createUser } from '@/lib/commands/create-user'
import { disablePerson } from '@/lib/commands/disable-person'
import { enablePerson } from '@/lib/commands/enable-person'
import { grantRoles } from '@/lib/commands/grant-roles'
import { openReportBody } from '@/lib/commands/open-report-body'
import { replayReport } from '@/lib/commands/replay-report'
import { resetPassword } from '@/lib/commands/reset-password'
import { revokeCollector } from '@/lib/commands/revoke-collector'
import { revokePersonalToken } from '@/lib/commands/revoke-personal-token'
import { rotateCollector } from '@/lib/commands/rotate-collector'
import { signOutEverywhere } from '@/lib/commands/sign-out-everywhere'
import { updateCollector } from '@/lib/commands/update-collector'
import { updateEnvironment } from '@/lib/commands/update-environment'
import { updatePerson } from '@/lib/commands/update-person'
import type { RouteName } from '@/lib/http/api-routes'
import type { ApiEntry } from '@/lib/http/openapi-entry'
import { formatSchema } from '@/lib/model/format'
import { collectorHeartbeatSchema } from '@/lib/model/heartbeat'
import { allowExport } from '@/lib/queries/allow-export'
import { listAudit } from '@/lib/queries/list-audit'
import { listCollectors } from '@/lib/queries/list-collectors'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listGaps } from '@/lib/queries/list-gaps'
import { listPeople } from '@/lib/queries/list-people'
import { listPersonalTokens } from '@/lib/queries/list-personal-tokens'
import { listReports } from '@/lib/queries/list-reports'
import { listSessions } from '@/lib/queries/list-sessions'
import { readSelftest } from '@/lib/queries/read-selftest'
import { readCollector } from '@/lib/queries/read-collector'
import { readComplianceReport } from '@/lib/queries/read-compliance-report'
import { readPostureReport } from '@/lib/queries/read-posture-report'
import { z } from 'zod'
import { exportFiles } from './exports/[file]/exports'
import { estateEntries } from './registry-estate'
import { threatEntries } from './registry-threats'

const open = { access: 'open' } as const
const signedIn = { access: 'signed-in' } as const
const text = 'text/plain'

/** What stands behind each route. A route that is missing here does not compile; a test compares it with the files. */
export const registry: Record<RouteName, ApiEntry> = {
  ...estateEntries,
  ...threatEntries,

  'GET /api/auth/{all}': open,
  'POST /api/auth/{all}': { ...open, body: { mediaType: 'application/json', description: 'As Better Auth has it.' } },
  'GET /api/health/live': open,
  'GET /api/health/ready': open,
  'GET /api/metrics': { ...signedIn, answer: text },
  'GET /api/v1/openapi.json': open,
  'GET /api/v1/stream': { ...signedIn, answer: 'text/event-stream' },
  'POST /api/v1/ingest/{format}': {
    access: 'collector',
    status: 202,
    input: z.object({ format: formatSchema }),
    body: { mediaType: 'application/json', description: 'The report as its tool wrote it.' },
  },
  'POST /api/v1/ingest/{format}/cluster/{cluster}': {
    access: 'collector',
    status: 202,
    input: z.object({ format: formatSchema }),
    body: { mediaType: 'application/json', description: 'The report as its tool wrote it.' },
  },
  'POST /api/v1/heartbeats': { access: 'collector', input: collectorHeartbeatSchema },
  'GET /api/v1/formats': signedIn,
  'GET /api/v1/reports': { operation: listReports },
  'GET /api/v1/reports/{id}': { ...signedIn, input: z.object({ id: z.uuid() }) },
  'GET /api/v1/reports/{id}/body': { operation: openReportBody },
  'POST /api/v1/reports/{id}/replay': { operation: replayReport },
  'GET /api/v1/reports/posture.pdf': { operation: readPostureReport, answer: 'application/pdf' },
  'GET /api/v1/reports/compliance.pdf': { operation: readComplianceReport, answer: 'application/pdf' },
  // Each list takes its own filters, which are told there.
  'GET /api/v1/exports/{file}': {
    operation: allowExport,
    input: z.object({ file: z.enum(exportFiles) }),
    answer: 'text/csv',
  },
  'GET /api/v1/environments': { operation: listEnvironments },
  'POST /api/v1/environments': { operation: createEnvironment, status: 201 },
  'PATCH /api/v1/environments/{id}': { operation: updateEnvironment },
  'GET /api/v1/collectors': { operation: listCollectors },
  'GET /api/v1/gaps': { operation: listGaps },
  'POST /api/v1/collectors': { operation: createCollector, status: 201 },
  'GET /api/v1/collectors/{id}': { operation: readCollector },
  'PATCH /api/v1/collectors/{id}': { operation: updateCollector },
  'GET /api/v1/collectors/{id}/selftest': { operation: readSelftest },
  'POST /api/v1/collectors/{id}/rotate': { operation: rotateCollector },
  'POST /api/v1/collectors/{id}/revoke': { operation: revokeCollector },
  'GET /api/v1/people': { operation: listPeople },
  'POST /api/v1/people': { operation: createUser, status: 201 },
  'PATCH /api/v1/people/{id}': { operation: updatePerson },
  'POST /api/v1/people/{id}/roles': { operation: grantRoles },
  'POST /api/v1/people/{id}/disable': { operation: disablePerson },
  'POST /api/v1/people/{id}/enable': { operation: enablePerson },
  'POST /api/v1/people/{id}/password': { operation: resetPassword },
  'GET /api/v1/audit': { operation: listAudit },
  'GET /api/v1/me': signedIn,
  'GET /api/v1/me/sessions': { operation: listSessions },
  'POST /api/v1/me/sign-out-everywhere': { operation: signOutEverywhere },
  'GET /api/v1/tokens': { operation: listPersonalTokens },
  'POST /api/v1/tokens': { operation: createPersonalToken, status: 201 },
  'POST /api/v1/tokens/{id}/revoke': { operation: revokePersonalToken },
}
