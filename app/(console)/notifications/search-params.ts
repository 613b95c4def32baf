/** What narrows the ledger. */
export const ledgerFilters = ['environment', 'state', 'channel', 'rule'] as const
/** Which part is shown, and which message is open. */
export const openFilters = ['tab', 'open'] as const

export type LedgerFilters = Partial<Record<(typeof ledgerFilters)[number], string>>
export type OpenFilters = Partial<Record<(typeof openFilters)[number], string>>
