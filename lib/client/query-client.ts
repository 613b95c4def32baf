import { QueryClient, defaultShouldDehydrateQuery } from '@tanstack/react-query'
import { ProblemError } from './fetch-json'

/** A query client: what is shown stays shown while it is refreshed; refusals are not tried again, outages are. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        placeholderData: (previous: unknown) => previous,
        retry: (count, error) =>
          count < 2 && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 500),
      },
      dehydrate: { shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) },
    },
  })
}
