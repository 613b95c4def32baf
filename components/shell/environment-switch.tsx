'use client'

import { ChevronsUpDown, Globe } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Menu } from '../ui/menu'
import { switchEnvironment } from './environment-url'

export type ShellEnvironment = { id: string; name: string }

/** Narrows the whole console to one environment, in the URL. */
export function EnvironmentSwitch({
  environments,
  environment,
}: {
  environments: readonly ShellEnvironment[]
  environment: string | null
}) {
  const router = useRouter()
  const current = environments.find((entry) => entry.id === environment)
  const name = current?.name ?? 'All environments'
  const go = (id: string | null) => router.push(switchEnvironment(window.location.pathname, window.location.search, id))
  return (
    <Menu
      triggerClassName="switcher"
      label={`Environment: ${name}`}
      menuLabel="Environment"
      trigger={
        <>
          <Globe className="i" aria-hidden="true" />
          <span className="cut">{name}</span>
          <ChevronsUpDown className="i i-s" aria-hidden="true" />
        </>
      }
      groups={[
        {
          choice: 'single',
          items: [
            { id: '', label: 'All environments', selected: !current, onAction: () => go(null) },
            ...environments.map((entry) => ({
              id: entry.id,
              label: entry.name,
              selected: entry.id === environment,
              onAction: () => go(entry.id),
            })),
          ],
        },
      ]}
    />
  )
}
