/** The filters of vulnerabilities in the URL. */
export const vulnerabilityParams = [
  'environment',
  'severity',
  'exploited',
  'exposed',
  'running',
  'fixable',
  'package',
  'asset',
  'q',
] as const
export type VulnerabilityFilters = Partial<Record<(typeof vulnerabilityParams)[number], string>>
