import { listAffectedAssets } from '@/lib/queries/list-affected-assets'
import { listAlerts } from '@/lib/queries/list-alerts'
import { listAssets } from '@/lib/queries/list-assets'
import { listAudit } from '@/lib/queries/list-audit'
import { listComplianceControls } from '@/lib/queries/list-compliance-controls'
import { listCollectors } from '@/lib/queries/list-collectors'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listExemptions } from '@/lib/queries/list-exemptions'
import { listFindings } from '@/lib/queries/list-findings'
import { listGaps } from '@/lib/queries/list-gaps'
import { listImagePackages } from '@/lib/queries/list-image-packages'
import { listImages } from '@/lib/queries/list-images'
import { listPeople } from '@/lib/queries/list-people'
import { listRecommendationResources } from '@/lib/queries/list-recommendation-resources'
import { listRecommendations } from '@/lib/queries/list-recommendations'
import { listReports } from '@/lib/queries/list-reports'
import { listStandards } from '@/lib/queries/list-standards'
import { listVulnerabilities } from '@/lib/queries/list-vulnerabilities'
import { alertColumns } from '@/lib/reports/columns/alerts'
import { assetColumns } from '@/lib/reports/columns/assets'
import { collectorColumns, gapColumns, reportColumns } from '@/lib/reports/columns/collectors'
import { complianceColumns, standardColumns } from '@/lib/reports/columns/compliance'
import { exemptionColumns } from '@/lib/reports/columns/exemptions'
import { findingColumns } from '@/lib/reports/columns/findings'
import { imageColumns, packageColumns } from '@/lib/reports/columns/images'
import { recommendationColumns } from '@/lib/reports/columns/recommendations'
import { resourceColumns } from '@/lib/reports/columns/resources'
import { auditColumns, environmentColumns, personColumns } from '@/lib/reports/columns/settings'
import { affectedAssetColumns, vulnerabilityColumns } from '@/lib/reports/columns/vulnerabilities'
import { exporter, type Exporter } from './begin-export'

/** The lists that leave as files, by the name in the address. Each keeps the permission and the filters of its list. */
export const exports: ReadonlyMap<string, Exporter> = new Map([
  ['findings', exporter(listFindings, findingColumns)],
  ['vulnerabilities', exporter(listVulnerabilities, vulnerabilityColumns)],
  // Of one vulnerability or image, which `id` names.
  ['affected-assets', exporter(listAffectedAssets, affectedAssetColumns)],
  ['images', exporter(listImages, imageColumns)],
  ['packages', exporter(listImagePackages, packageColumns)],
  ['alerts', exporter(listAlerts, alertColumns)],
  ['assets', exporter(listAssets, assetColumns)],
  ['recommendations', exporter(listRecommendations, recommendationColumns)],
  ['exemptions', exporter(listExemptions, exemptionColumns)],
  ['resources', exporter(listRecommendationResources, resourceColumns)],
  // The controls of one standard, which `standard` names, or of all current ones.
  ['compliance', exporter(listComplianceControls, complianceColumns)],
  ['standards', exporter(listStandards, standardColumns)],
  ['environments', exporter(listEnvironments, environmentColumns)],
  ['gaps', exporter(listGaps, gapColumns)],
  ['collectors', exporter(listCollectors, collectorColumns)],
  ['reports', exporter(listReports, reportColumns)],
  ['people', exporter(listPeople, personColumns)],
  ['audit', exporter(listAudit, auditColumns)],
])

/** `findings.csv`, `findings.json` and so on: all that may be asked for. */
export const exportFiles = [...exports.keys()].flatMap((name) => [`${name}.csv`, `${name}.json`])
