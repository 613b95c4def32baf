'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fetchJson } from './fetch-json'
import { keys, type Area } from './keys'

type Request = { path: string; method?: 'POST' | 'PATCH' | 'DELETE'; body?: unknown }

/** A write: sends it, then has everything of these areas read again. `failure` is what a form shows. */
export function useCommand<Input, Result = unknown>(request: (input: Input) => Request, areas: readonly Area[]) {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: async (input: Input) => {
      const { path, method = 'POST', body = {} } = request(input)
      return fetchJson<Result>(path, { method, body })
    },
    onSettled: () => Promise.all(areas.map((area) => client.invalidateQueries({ queryKey: keys.area(area) }))),
  })
  return {
    run: mutation.mutate,
    busy: mutation.isPending,
    failure: mutation.error,
    result: mutation.data,
    reset: mutation.reset,
  }
}
