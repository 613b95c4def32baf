/** The filters of the inventory in the URL. */
export const assetParams = ['environment', 'kind', 'status', 'cluster', 'namespace', 'q'] as const
export type AssetFilters = Partial<Record<(typeof assetParams)[number], string>>
