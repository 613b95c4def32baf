/** The filters of images in the URL. */
export const imageParams = ['environment', 'severity', 'exploited', 'exposed', 'running', 'fixable', 'q'] as const
export type ImageFilters = Partial<Record<(typeof imageParams)[number], string>>
