/** What narrows the answers of the gate. */
export const gateFilters = ['environment', 'verdict', 'branch', 'commit', 'q'] as const
export type GateFilters = Partial<Record<(typeof gateFilters)[number], string>>
