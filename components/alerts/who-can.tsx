'use client'

import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { Note } from '../ui/note'
import { alertKeys, fetchAlertOwners } from './api'

/** For those who read: who changes alerts here. */
export function WhoCan({ environment }: { environment: { id: string; name: string } }) {
  const { data } = useQuery({
    queryKey: alertKeys.owners(environment.id),
    queryFn: ({ signal }) => fetchAlertOwners(environment.id, signal),
  })
  const names = data?.items.map((person) => person.name) ?? []
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names
  return (
    <Note icon={<Lock className="i" aria-hidden="true" />}>
      Your role here is <b>security reader</b>. Status, owner and dismissal are changed by a security admin of{' '}
      {environment.name}
      {shown.length === 0 ? '' : ': '}
      <b>{new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(shown)}</b>. You can send them the link to this
      alert.
    </Note>
  )
}
