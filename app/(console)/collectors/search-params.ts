/** What narrows and orders the list. */
export const listFilters = ['environment', 'format', 'health', 'sort'] as const
/** What is open in the pane. */
export const openFilters = ['open', 'tab', 'status', 'report'] as const

export type ListFilters = Partial<Record<(typeof listFilters)[number], string>>
export type OpenFilters = Partial<Record<(typeof openFilters)[number], string>>
