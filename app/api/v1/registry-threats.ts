import { assignAlert } from '@/lib/commands/assign-alert'
import { assignAlerts } from '@/lib/commands/assign-alerts'
import { clearSampleAlerts } from '@/lib/commands/clear-sample-alerts'
import { commentAlert } from '@/lib/commands/comment-alert'
import { assignIncident } from '@/lib/commands/assign-incident'
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
import { createDetectionException } from '@/lib/commands/create-detection-exception'
import { createSuppressionRule } from '@/lib/commands/create-suppression-rule'
import { deleteSuppressionRule } from '@/lib/commands/delete-suppression-rule'
import { revokeDetectionException } from '@/lib/commands/revoke-detection-exception'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { setAlertsStatus } from '@/lib/commands/set-alerts-status'
import { setIncidentStatus } from '@/lib/commands/set-incident-status'
import { switchSuppressionRule } from '@/lib/commands/switch-suppression-rule'
import { undoAlertStatus } from '@/lib/commands/undo-alert-status'
import { unlinkAlert } from '@/lib/commands/unlink-alert'
import { updateDetectionSetting } from '@/lib/commands/update-detection-setting'
import { updateSuppressionRule } from '@/lib/commands/update-suppression-rule'
import type { ApiEntry } from '@/lib/http/openapi-entry'
import { listAlertHistogram } from '@/lib/queries/list-alert-histogram'
import { listAlertJobs } from '@/lib/queries/list-alert-jobs'
import { listAlertOwners } from '@/lib/queries/list-alert-owners'
import { listAlertTypes } from '@/lib/queries/list-alert-types'
import { listAlerts } from '@/lib/queries/list-alerts'
import { listAuditEvents } from '@/lib/queries/list-audit-events'
import { listDetectionExceptions } from '@/lib/queries/list-detection-exceptions'
import { listDetectionSettings } from '@/lib/queries/list-detection-settings'
import { listDetections } from '@/lib/queries/list-detections'
import { listEntities } from '@/lib/queries/list-entities'
import { listEntityTimeline } from '@/lib/queries/list-entity-timeline'
import { listIncidents } from '@/lib/queries/list-incidents'
import { listNoise } from '@/lib/queries/list-noise'
import { listNotificationChannels } from '@/lib/queries/list-notification-channels'
import { listNotificationDeliveries } from '@/lib/queries/list-notification-deliveries'
import { listNotificationRules } from '@/lib/queries/list-notification-rules'
import { readNotificationDelivery } from '@/lib/queries/read-notification-delivery'
import { listSuppressionRules } from '@/lib/queries/list-suppression-rules'
import { previewDetectionException } from '@/lib/queries/preview-detection-exception'
import { readAlert } from '@/lib/queries/read-alert'
import { readAlertCounts } from '@/lib/queries/read-alert-counts'
import { readAlertJob } from '@/lib/queries/read-alert-job'
import { readDetection } from '@/lib/queries/read-detection'
import { readEntity } from '@/lib/queries/read-entity'
import { readIncident } from '@/lib/queries/read-incident'
import { readSuppressionRule } from '@/lib/queries/read-suppression-rule'
import { readTacticsBoard } from '@/lib/queries/read-tactics-board'
import { simulateSuppression } from '@/lib/queries/simulate-suppression'

/** Routes of alerts, incidents, detections and notifications. */
export const threatEntries = {
  'GET /api/v1/detections': { operation: listDetections },
  'GET /api/v1/detections/{id}': { operation: readDetection },
  'GET /api/v1/detection-settings': { operation: listDetectionSettings },
  'PATCH /api/v1/detection-settings': { operation: updateDetectionSetting },
  'GET /api/v1/detection-settings/preview': { operation: previewDetectionException },
  'GET /api/v1/detection-exceptions': { operation: listDetectionExceptions },
  'POST /api/v1/detection-exceptions': { operation: createDetectionException, status: 201 },
  'POST /api/v1/detection-exceptions/{id}/revoke': { operation: revokeDetectionException },
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
  'GET /api/v1/entities': { operation: listEntities },
  'GET /api/v1/entities/{id}': { operation: readEntity },
  'GET /api/v1/entities/{id}/timeline': { operation: listEntityTimeline },
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
} as const satisfies Record<string, ApiEntry>
