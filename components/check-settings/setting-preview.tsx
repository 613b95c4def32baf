'use client'

import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { CheckSettingPreview } from '@/lib/model/check-setting'
import { Note } from '../ui/note'

/** What the change would take out and bring back, before it is saved. `search`: the lists, as the API takes them. */
export function SettingPreview({ search }: { search: string }) {
  const query = useQuery({
    queryKey: keys.detail('recommendations', 'setting-preview', { search }),
    queryFn: ({ signal }) => fetchJson<CheckSettingPreview>(`/api/v1/check-settings/preview?${search}`, { signal }),
    staleTime: 0,
    retry: false,
  })
  if (query.isError) return <Note tone="danger">{query.error.message}</Note>
  if (!query.data) return <p className="muted">Counting resources …</p>
  return (
    <div role="status">
      <Note tone="accent">{previewWords(query.data)}</Note>
    </div>
  )
}

/** The preview in a sentence or two. */
function previewWords({ takesOut, bringsBack, sample, looked, capped }: CheckSettingPreview): string {
  const of = `of ${capped ? 'the first ' : ''}${looked} resources`
  if (takesOut + bringsBack === 0) return `Nothing changes: ${looked} resources looked at.`
  const more = takesOut > sample.length ? ' …' : ''
  const out = takesOut > 0 ? `Takes out ${takesOut} ${of}: ${sample.join(', ')}${more}.` : ''
  const back = bringsBack > 0 ? `Brings back ${bringsBack} ${takesOut > 0 ? '' : of}`.trimEnd() : ''
  return [out, back && `${back}.`].filter(Boolean).join(' ')
}
