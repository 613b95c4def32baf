import { approveExemption } from '@/lib/commands/approve-exemption'
import { assignAlert } from '@/lib/commands/assign-alert'
import { assignAlerts } from '@/lib/commands/assign-alerts'
import { assignFailure } from '@/lib/commands/assign-failure'
import { clearSampleAlerts } from '@/lib/commands/clear-sample-alerts'
import { commentAlert } from '@/lib/commands/comment-alert'
import { assignIncident } from '@/lib/commands/assign-incident'
import { attestControl } from '@/lib/commands/attest-control'
import { cancelAlertJob } from '@/lib/commands/cancel-alert-job'
import { createChannel } from '@/lib/commands/create-channel'
import { createNotificationRule } from '@/lib/commands/create-notification-rule'
import { deleteChannel } from '@/lib/commands/delete-channel'
import { deleteNotificationRule } from '@/lib/commands/delete-notification-rule'
import { replayDelivery } from '@/lib/commands/replay-delivery'
import { rotateChannelSecret } from '@/lib/commands/rotate-channel-secret'
import { testChannel } from '@/lib/commands/test-channel'
import { updateChannel } from '@/lib/commands/update-channel'
import { updateNotificationRule } from '@/lib/commands/update-notification-rule'
import { commentIncident } from '@/lib/commands/comment-incident'
import { createCollector } from '@/lib/commands/create-collector'
import { createDetectionException } from '@/lib/commands/create-detection-exception'
import { createEnvironment } from '@/lib/commands/create-environment'
import { createExemption } from '@/lib/commands/create-exemption'
import { createGovernanceRule } from '@/lib/commands/create-governance-rule'
import { createPersonalToken } from '@/lib/commands/create-personal-token'
import { createSuppressionRule } from '@/lib/commands/create-suppression-rule'
import { createUser } from '@/lib/commands/create-user'
import { deleteGovernanceRule } from '@/lib/commands/delete-governance-rule'
import { deleteSuppressionRule } from '@/lib/commands/delete-suppression-rule'
import { disablePerson } from '@/lib/commands/disable-person'
import { enablePerson } from '@/lib/commands/enable-person'
import { extendExemption } from '@/lib/commands/extend-exemption'
import { grantRoles } from '@/lib/commands/grant-roles'
import { openReportBody } from '@/lib/commands/open-report-body'
import { rejectExemption } from '@/lib/commands/reject-exemption'
import { replayReport } from '@/lib/commands/replay-report'
import { resetPassword } from '@/lib/commands/reset-password'
import { revokeAttestation } from '@/lib/commands/revoke-attestation'
import { revokeCollector } from '@/lib/commands/revoke-collector'
import { revokeDetectionException } from '@/lib/commands/revoke-detection-exception'
import { revokeExemption } from '@/lib/commands/revoke-exemption'
import { revokePersonalToken } from '@/lib/commands/revoke-personal-token'
import { rotateCollector } from '@/lib/commands/rotate-collector'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { setAlertsStatus } from '@/lib/commands/set-alerts-status'
import { setIncidentStatus } from '@/lib/commands/set-incident-status'
import { signOutEverywhere } from '@/lib/commands/sign-out-everywhere'
import { switchSuppressionRule } from '@/lib/commands/switch-suppression-rule'
import { undoAlertStatus } from '@/lib/commands/undo-alert-status'
import { unlinkAlert } from '@/lib/commands/unlink-alert'
import { updateCheckSetting } from '@/lib/commands/update-check-setting'
import { updateCollector } from '@/lib/commands/update-collector'
import { updateDetectionSetting } from '@/lib/commands/update-detection-setting'
import { updateEnvironment } from '@/lib/commands/update-environment'
import { updateGatePolicy } from '@/lib/commands/update-gate-policy'
import { updateGovernanceRule } from '@/lib/commands/update-governance-rule'
import { updateSuppressionRule } from '@/lib/commands/update-suppression-rule'
import { updatePerson } from '@/lib/commands/update-person'
import type { RouteName } from '@/lib/http/api-routes'
import type { ApiEntry } from '@/lib/http/openapi-entry'
import { formatSchema } from '@/lib/model/format'
import { collectorHeartbeatSchema } from '@/lib/model/heartbeat'
import { allowExport } from '@/lib/queries/allow-export'
import { listAffectedAssets } from '@/lib/queries/list-affected-assets'
import { listAlertHistogram } from '@/lib/queries/list-alert-histogram'
import { listAlertJobs } from '@/lib/queries/list-alert-jobs'
import { listAlertOwners } from '@/lib/queries/list-alert-owners'
import { listAlertTypes } from '@/lib/queries/list-alert-types'
import { listAlerts } from '@/lib/queries/list-alerts'
import { listAssetChanges } from '@/lib/queries/list-asset-changes'
import { listAssetRelations } from '@/lib/queries/list-asset-relations'
import { listAssets } from '@/lib/queries/list-assets'
import { listAudit } from '@/lib/queries/list-audit'
import { listCheckSettings } from '@/lib/queries/list-check-settings'
import { listChecks } from '@/lib/queries/list-checks'
import { listAuditEvents } from '@/lib/queries/list-audit-events'
import { listCollectors } from '@/lib/queries/list-collectors'
import { listControlResources } from '@/lib/queries/list-control-resources'
import { listControls } from '@/lib/queries/list-controls'
import { listDetectionExceptions } from '@/lib/queries/list-detection-exceptions'
import { listDetectionSettings } from '@/lib/queries/list-detection-settings'
import { listDetections } from '@/lib/queries/list-detections'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listExemptions } from '@/lib/queries/list-exemptions'
import { listFindings } from '@/lib/queries/list-findings'
import { listGaps } from '@/lib/queries/list-gaps'
import { listGatePolicies } from '@/lib/queries/list-gate-policies'
import { listGateResults, readGateResult } from '@/lib/queries/list-gate-results'
import { listGovernanceRules } from '@/lib/queries/list-governance-rules'
import { listImageDigests } from '@/lib/queries/list-image-digests'
import { listImagePackages } from '@/lib/queries/list-image-packages'
import { listImages } from '@/lib/queries/list-images'
import { listIncidents } from '@/lib/queries/list-incidents'
import { listNoise } from '@/lib/queries/list-noise'
import { listOwners } from '@/lib/queries/list-owners'
import { listNotificationChannels } from '@/lib/queries/list-notification-channels'
import { listNotificationDeliveries } from '@/lib/queries/list-notification-deliveries'
import { listNotificationRules } from '@/lib/queries/list-notification-rules'
import { readNotificationDelivery } from '@/lib/queries/read-notification-delivery'
import { listNamespacePosture } from '@/lib/queries/list-namespace-posture'
import { listPeople } from '@/lib/queries/list-people'
import { listPersonalTokens } from '@/lib/queries/list-personal-tokens'
import { listPostureChanges } from '@/lib/queries/list-posture-changes'
import { listRecommendationResources } from '@/lib/queries/list-recommendation-resources'
import { listRecommendations } from '@/lib/queries/list-recommendations'
import { listReports } from '@/lib/queries/list-reports'
import { listScoreChanges } from '@/lib/queries/list-score-changes'
import { listScoreHistory } from '@/lib/queries/list-score-history'
import { listSessions } from '@/lib/queries/list-sessions'
import { listStandards } from '@/lib/queries/list-standards'
import { listSuppressionRules } from '@/lib/queries/list-suppression-rules'
import { listVulnerabilities } from '@/lib/queries/list-vulnerabilities'
import { previewCheckSetting } from '@/lib/queries/preview-check-setting'
import { previewDetectionException } from '@/lib/queries/preview-detection-exception'
import { previewExemptionEffect } from '@/lib/queries/preview-exemption'
import { whatIfScore } from '@/lib/queries/what-if-score'
import { readAlert } from '@/lib/queries/read-alert'
import { readAlertCounts } from '@/lib/queries/read-alert-counts'
import { readAlertJob } from '@/lib/queries/read-alert-job'
import { readAsset } from '@/lib/queries/read-asset'
import { readAssetCounts } from '@/lib/queries/read-asset-counts'
import { readSelftest } from '@/lib/queries/read-selftest'
import { readCollector } from '@/lib/queries/read-collector'
import { readComplianceControl } from '@/lib/queries/read-compliance-control'
import { readComplianceReport } from '@/lib/queries/read-compliance-report'
import { readCounts } from '@/lib/queries/read-counts'
import { readDetection } from '@/lib/queries/read-detection'
import { readFinding } from '@/lib/queries/read-finding'
import { readFindingCounts } from '@/lib/queries/read-finding-counts'
import { readIncident } from '@/lib/queries/read-incident'
import { readImage } from '@/lib/queries/read-image'
import { readOverview } from '@/lib/queries/read-overview'
import { readPostureReport } from '@/lib/queries/read-posture-report'
import { readRecommendation } from '@/lib/queries/read-recommendation'
import { readRecommendationResource } from '@/lib/queries/read-recommendation-resource'
import { readScore } from '@/lib/queries/read-score'
import { readStandard } from '@/lib/queries/read-standard'
import { readScorePeriod } from '@/lib/queries/read-score-period'
import { readSuppressionRule } from '@/lib/queries/read-suppression-rule'
import { readTacticsBoard } from '@/lib/queries/read-tactics-board'
import { readVulnerability } from '@/lib/queries/read-vulnerability'
import { searchEstate } from '@/lib/queries/search-estate'
import { simulateSuppression } from '@/lib/queries/simulate-suppression'
import { z } from 'zod'
import { exportFiles } from './exports/[file]/exports'

const open = { access: 'open' } as const
const signedIn = { access: 'signed-in' } as const
const text = 'text/plain'

/** What stands behind each route. A route that is missing here does not compile; a test compares it with the files. */
export const registry: Record<RouteName, ApiEntry> = {
  'GET /api/auth/{all}': open,
  'POST /api/auth/{all}': { ...open, body: { mediaType: 'application/json', description: 'As Better Auth has it.' } },
  'GET /api/health/live': open,
  'GET /api/health/ready': open,
  'GET /api/metrics': { ...signedIn, answer: text },
  'GET /api/v1/openapi.json': open,

  'GET /api/v1/overview': { operation: readOverview },
  'GET /api/v1/counts': { operation: readCounts },
  'GET /api/v1/score': { operation: readScore },
  'GET /api/v1/score/history': { operation: listScoreHistory },
  'GET /api/v1/score/changes': { operation: listScoreChanges },
  'GET /api/v1/score/changes/resources': { operation: listPostureChanges },
  'GET /api/v1/score/period': { operation: readScorePeriod },
  'GET /api/v1/controls': { operation: listControls },
  'GET /api/v1/checks': { operation: listChecks },
  'GET /api/v1/check-settings': { operation: listCheckSettings },
  'PATCH /api/v1/check-settings': { operation: updateCheckSetting },
  'GET /api/v1/check-settings/preview': { operation: previewCheckSetting },
  'GET /api/v1/detections': { operation: listDetections },
  'GET /api/v1/detections/{id}': { operation: readDetection },
  'GET /api/v1/detection-settings': { operation: listDetectionSettings },
  'PATCH /api/v1/detection-settings': { operation: updateDetectionSetting },
  'GET /api/v1/detection-settings/preview': { operation: previewDetectionException },
  'GET /api/v1/detection-exceptions': { operation: listDetectionExceptions },
  'POST /api/v1/detection-exceptions': { operation: createDetectionException, status: 201 },
  'POST /api/v1/detection-exceptions/{id}/revoke': { operation: revokeDetectionException },
  'POST /api/v1/score/what-if': { operation: whatIfScore },
  'GET /api/v1/exemptions': { operation: listExemptions },
  'POST /api/v1/exemptions': { operation: createExemption, status: 201 },
  'POST /api/v1/exemptions/preview': { operation: previewExemptionEffect },
  'POST /api/v1/exemptions/{id}/approve': { operation: approveExemption },
  'POST /api/v1/exemptions/{id}/reject': { operation: rejectExemption },
  'POST /api/v1/exemptions/{id}/revoke': { operation: revokeExemption },
  'POST /api/v1/exemptions/{id}/extend': { operation: extendExemption },
  'GET /api/v1/governance-rules': { operation: listGovernanceRules },
  'POST /api/v1/governance-rules': { operation: createGovernanceRule, status: 201 },
  'PATCH /api/v1/governance-rules/{id}': { operation: updateGovernanceRule },
  'DELETE /api/v1/governance-rules/{id}': { operation: deleteGovernanceRule },
  'GET /api/v1/owners': { operation: listOwners },
  'POST /api/v1/recommendations/{checkId}/resources/{assetId}/owner': { operation: assignFailure },
  'GET /api/v1/recommendations': { operation: listRecommendations },
  'GET /api/v1/recommendations/{checkId}': { operation: readRecommendation },
  'GET /api/v1/recommendations/{checkId}/resources': { operation: listRecommendationResources },
  'GET /api/v1/recommendations/{checkId}/resources/{assetId}': { operation: readRecommendationResource },

  'GET /api/v1/compliance': { operation: listStandards },
  'GET /api/v1/compliance/{standard}': { operation: readStandard },
  'GET /api/v1/compliance/{standard}/controls/{control}': { operation: readComplianceControl },
  'GET /api/v1/compliance/{standard}/controls/{control}/resources': { operation: listControlResources },
  'POST /api/v1/compliance/{standard}/controls/{control}/attestations': { operation: attestControl, status: 201 },
  'DELETE /api/v1/attestations/{id}': { operation: revokeAttestation },

  'GET /api/v1/assets': { operation: listAssets },
  'GET /api/v1/assets/counts': { operation: readAssetCounts },
  'GET /api/v1/assets/{id}': { operation: readAsset },
  'GET /api/v1/assets/{id}/relations': { operation: listAssetRelations },
  'GET /api/v1/assets/{id}/posture': { operation: listNamespacePosture },
  'GET /api/v1/assets/{id}/changes': { operation: listAssetChanges },
  'GET /api/v1/images': { operation: listImages },
  'GET /api/v1/images/{id}': { operation: readImage },
  'GET /api/v1/images/{id}/digests': { operation: listImageDigests },
  'GET /api/v1/images/{id}/packages': { operation: listImagePackages },
  'GET /api/v1/findings': { operation: listFindings },
  'GET /api/v1/findings/counts': { operation: readFindingCounts },
  'GET /api/v1/findings/{asset}/{fingerprint}': { operation: readFinding },
  'GET /api/v1/vulnerabilities': { operation: listVulnerabilities },
  'GET /api/v1/vulnerabilities/{id}': { operation: readVulnerability },
  'GET /api/v1/vulnerabilities/{id}/assets': { operation: listAffectedAssets },
  'GET /api/v1/search': { operation: searchEstate },

  'GET /api/v1/audit-events': { operation: listAuditEvents },
  'GET /api/v1/alert-types': { operation: listAlertTypes },
  'GET /api/v1/alerts': { operation: listAlerts },
  'GET /api/v1/alerts/counts': { operation: readAlertCounts },
  'GET /api/v1/alerts/tactics': { operation: readTacticsBoard },
  'GET /api/v1/alerts/noise': { operation: listNoise },
  'GET /api/v1/alerts/histogram': { operation: listAlertHistogram },
  'GET /api/v1/alerts/owners': { operation: listAlertOwners },
  'GET /api/v1/alerts/{id}': { operation: readAlert },
  'POST /api/v1/alerts/{id}/status': { operation: setAlertStatus },
  'POST /api/v1/alerts/{id}/undo': { operation: undoAlertStatus },
  'POST /api/v1/alerts/{id}/owner': { operation: assignAlert },
  'POST /api/v1/alerts/{id}/comments': { operation: commentAlert, status: 201 },
  'POST /api/v1/alerts/status': { operation: setAlertsStatus },
  'POST /api/v1/alerts/owner': { operation: assignAlerts },
  'GET /api/v1/alerts/jobs': { operation: listAlertJobs },
  'GET /api/v1/alerts/jobs/{id}': { operation: readAlertJob },
  'POST /api/v1/alerts/jobs/{id}/cancel': { operation: cancelAlertJob },
  'GET /api/v1/suppression-rules': { operation: listSuppressionRules },
  'POST /api/v1/suppression-rules': { operation: createSuppressionRule, status: 201 },
  'POST /api/v1/suppression-rules/simulate': { operation: simulateSuppression },
  'GET /api/v1/suppression-rules/{id}': { operation: readSuppressionRule },
  'PATCH /api/v1/suppression-rules/{id}': { operation: updateSuppressionRule },
  'DELETE /api/v1/suppression-rules/{id}': { operation: deleteSuppressionRule },
  'POST /api/v1/suppression-rules/{id}/switch': { operation: switchSuppressionRule },
  'DELETE /api/v1/alerts/samples': { operation: clearSampleAlerts },
  'GET /api/v1/incidents': { operation: listIncidents },
  'GET /api/v1/incidents/{id}': { operation: readIncident },
  'POST /api/v1/incidents/{id}/status': { operation: setIncidentStatus },
  'POST /api/v1/incidents/{id}/owner': { operation: assignIncident },
  'POST /api/v1/incidents/{id}/comments': { operation: commentIncident, status: 201 },
  'POST /api/v1/incidents/{id}/unlink': { operation: unlinkAlert },
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
  'POST /api/v1/gate': {
    access: 'collector',
    body: { mediaType: 'application/json', description: 'The report of an image as its tool wrote it.' },
  },
  'GET /api/v1/gate/results': { operation: listGateResults },
  'GET /api/v1/gate/results/{id}': { operation: readGateResult },
  'GET /api/v1/gate/policies': { operation: listGatePolicies },
  'PATCH /api/v1/gate/policies/{id}': { operation: updateGatePolicy },
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
  'GET /api/v1/notification-channels': { operation: listNotificationChannels },
  'POST /api/v1/notification-channels': { operation: createChannel, status: 201 },
  'PATCH /api/v1/notification-channels/{id}': { operation: updateChannel },
  'DELETE /api/v1/notification-channels/{id}': { operation: deleteChannel },
  'POST /api/v1/notification-channels/{id}/rotate': { operation: rotateChannelSecret },
  'POST /api/v1/notification-channels/{id}/test': { operation: testChannel, status: 202 },
  'GET /api/v1/notification-rules': { operation: listNotificationRules },
  'POST /api/v1/notification-rules': { operation: createNotificationRule, status: 201 },
  'PATCH /api/v1/notification-rules/{id}': { operation: updateNotificationRule },
  'DELETE /api/v1/notification-rules/{id}': { operation: deleteNotificationRule },
  'GET /api/v1/notification-deliveries': { operation: listNotificationDeliveries },
  'GET /api/v1/notification-deliveries/{id}': { operation: readNotificationDelivery },
  'POST /api/v1/notification-deliveries/{id}/replay': { operation: replayDelivery, status: 202 },
  'GET /api/v1/me': signedIn,
  'GET /api/v1/me/sessions': { operation: listSessions },
  'POST /api/v1/me/sign-out-everywhere': { operation: signOutEverywhere },
  'GET /api/v1/tokens': { operation: listPersonalTokens },
  'POST /api/v1/tokens': { operation: createPersonalToken, status: 201 },
  'POST /api/v1/tokens/{id}/revoke': { operation: revokePersonalToken },
}
