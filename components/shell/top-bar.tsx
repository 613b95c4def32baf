'use client'

import { Menu as MenuIcon, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { EnvironmentSwitch, type ShellEnvironment } from './environment-switch'
import { PersonMenu, type ShellPerson } from './person-menu'

export type TopBarProps = {
  person: ShellPerson
  environments: readonly ShellEnvironment[]
  environment: string | null
  live: ReactNode
  onNavigation: () => void
  onSearch: () => void
  onKeys: () => void
  onSignOut: (() => void) | undefined
}

/** Where (environment), find (search), how fresh (live line), who (person). */
export function TopBar({
  person,
  environments,
  environment,
  live,
  onNavigation,
  onSearch,
  onKeys,
  onSignOut,
}: TopBarProps) {
  return (
    <header className="top">
      <IconButton
        className="only-small"
        label="Menu"
        icon={<MenuIcon className="i" aria-hidden="true" />}
        onClick={onNavigation}
      />
      <EnvironmentSwitch environments={environments} environment={environment} />
      <button type="button" className="search hide-small" onClick={onSearch}>
        <Search className="i i-s" aria-hidden="true" />
        <span className="cut">Search assets, CVEs, alerts, pages</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <div className="top-right">
        <div className="hide-small">{live}</div>
        <IconButton
          className="only-phone"
          label="Search"
          icon={<Search className="i" aria-hidden="true" />}
          onClick={onSearch}
        />
        <PersonMenu person={person} onKeys={onKeys} onSignOut={onSignOut} />
      </div>
    </header>
  )
}
