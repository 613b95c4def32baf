/** The filters of findings in the URL. */
export const findingParams = [
  'environment',
  'kind',
  'severity',
  'status',
  'exploited',
  'exposed',
  'running',
  'fixable',
  'cve',
  'package',
  'asset',
  'since',
  'q',
] as const
export type FindingFilters = Partial<Record<(typeof findingParams)[number], string>>
