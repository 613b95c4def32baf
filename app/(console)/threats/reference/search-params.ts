/** What narrows the alert reference. */
export const referenceFilters = ['severity', 'tactic', 'source', 'q'] as const
export type ReferenceFilters = Partial<Record<(typeof referenceFilters)[number], string>>
