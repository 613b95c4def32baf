/** Every alert of the last 90 days, whatever became of it, by days. */
export const trendFilters = ({ environment }: { environment?: string }) => ({
  ...(environment ? { environment } : {}),
  status: 'all',
  raisedSince: '90d',
  hours: '48',
})
