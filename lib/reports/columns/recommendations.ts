import type { RecommendationStanding } from '@/lib/model/posture'
import type { Column } from '../csv'

/** A recommendation as a line of a spreadsheet; the gain is in points of the secure score. */
export const recommendationColumns: Column<RecommendationStanding>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Recommendation', value: (row) => row.name },
  { header: 'Severity', value: (row) => row.severity },
  { header: 'Control', value: (row) => row.controlName },
  { header: 'Unhealthy', value: (row) => row.unhealthy },
  { header: 'Healthy', value: (row) => row.healthy },
  { header: 'Not applicable', value: (row) => row.notApplicable },
  { header: 'Exempt', value: (row) => row.exempt },
  { header: 'Unhealthy by this alone', value: (row) => row.alone },
  { header: 'Gain', value: (row) => row.gain },
  { header: 'Told by', value: (row) => row.tool?.sources.join(', ') ?? 'plimsoll' },
  { header: 'Preview', value: (row) => row.preview },
]
