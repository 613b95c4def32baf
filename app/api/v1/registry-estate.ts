import { approveExemption } from '@/lib/commands/approve-exemption'
import { assignFailure } from '@/lib/commands/assign-failure'
import { attestControl } from '@/lib/commands/attest-control'
import { createExemption } from '@/lib/commands/create-exemption'
import { createGovernanceRule } from '@/lib/commands/create-governance-rule'
import { deleteGovernanceRule } from '@/lib/commands/delete-governance-rule'
import { extendExemption } from '@/lib/commands/extend-exemption'
import { rejectExemption } from '@/lib/commands/reject-exemption'
import { revokeAttestation } from '@/lib/commands/revoke-attestation'
import { revokeExemption } from '@/lib/commands/revoke-exemption'
import { updateCheckSetting } from '@/lib/commands/update-check-setting'
import { updateGatePolicy } from '@/lib/commands/update-gate-policy'
import { updateGovernanceRule } from '@/lib/commands/update-governance-rule'
import type { ApiEntry } from '@/lib/http/openapi-entry'
import { listAffectedAssets } from '@/lib/queries/list-affected-assets'
import { listAssetChanges } from '@/lib/queries/list-asset-changes'
import { listAssetRelations } from '@/lib/queries/list-asset-relations'
import { listAssets } from '@/lib/queries/list-assets'
import { listCheckSettings } from '@/lib/queries/list-check-settings'
import { listChecks } from '@/lib/queries/list-checks'
import { listControlResources } from '@/lib/queries/list-control-resources'
import { listControls } from '@/lib/queries/list-controls'
import { listExemptions } from '@/lib/queries/list-exemptions'
import { listFindings } from '@/lib/queries/list-findings'
import { listGatePolicies } from '@/lib/queries/list-gate-policies'
import { listGateResults, readGateResult } from '@/lib/queries/list-gate-results'
import { listGovernanceRules } from '@/lib/queries/list-governance-rules'
import { listImageDigests } from '@/lib/queries/list-image-digests'
import { listImagePackages } from '@/lib/queries/list-image-packages'
import { listImages } from '@/lib/queries/list-images'
import { listOwners } from '@/lib/queries/list-owners'
import { listNamespacePosture } from '@/lib/queries/list-namespace-posture'
import { listPostureChanges } from '@/lib/queries/list-posture-changes'
import { listRecommendationResources } from '@/lib/queries/list-recommendation-resources'
import { listRecommendations } from '@/lib/queries/list-recommendations'
import { listScoreChanges } from '@/lib/queries/list-score-changes'
import { listScoreHistory } from '@/lib/queries/list-score-history'
import { listStandards } from '@/lib/queries/list-standards'
import { listVulnerabilities } from '@/lib/queries/list-vulnerabilities'
import { previewCheckSetting } from '@/lib/queries/preview-check-setting'
import { previewExemptionEffect } from '@/lib/queries/preview-exemption'
import { whatIfScore } from '@/lib/queries/what-if-score'
import { readAsset } from '@/lib/queries/read-asset'
import { readAssetCounts } from '@/lib/queries/read-asset-counts'
import { readComplianceControl } from '@/lib/queries/read-compliance-control'
import { readCounts } from '@/lib/queries/read-counts'
import { readFinding } from '@/lib/queries/read-finding'
import { readFindingCounts } from '@/lib/queries/read-finding-counts'
import { readImage } from '@/lib/queries/read-image'
import { readOverview } from '@/lib/queries/read-overview'
import { readRecommendation } from '@/lib/queries/read-recommendation'
import { readRecommendationResource } from '@/lib/queries/read-recommendation-resource'
import { readScore } from '@/lib/queries/read-score'
import { readStandard } from '@/lib/queries/read-standard'
import { readScorePeriod } from '@/lib/queries/read-score-period'
import { readVulnerability } from '@/lib/queries/read-vulnerability'
import { searchEstate } from '@/lib/queries/search-estate'

/** Routes of posture, inventory, images and what is decided about them. */
export const estateEntries = {
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
  'POST /api/v1/gate': {
    access: 'collector',
    body: { mediaType: 'application/json', description: 'The report of an image as its tool wrote it.' },
  },
  'GET /api/v1/gate/results': { operation: listGateResults },
  'GET /api/v1/gate/results/{id}': { operation: readGateResult },
  'GET /api/v1/gate/policies': { operation: listGatePolicies },
  'PATCH /api/v1/gate/policies/{id}': { operation: updateGatePolicy },
} as const satisfies Record<string, ApiEntry>
