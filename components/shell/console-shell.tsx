'use client'

import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useCallback, useState, type ReactNode } from 'react'
import { ClockProvider } from '../ui/clock'
import { ToastProvider } from '../ui/toast'
import type { CommandPaletteProps, PaletteSearch } from './command-palette'
import type { ShellEnvironment } from './environment-switch'
import { withEnvironment } from './environment-url'
import { accountHref, mainPages, settingsPages } from './navigation'
import type { ShellPerson } from './person-menu'
import { Sidebar, type NavCounts } from './sidebar'
import { useSystemTheme } from './theme-switch'
import { TopBar } from './top-bar'
import { useShellKeys } from './use-shell-keys'

// What opens on demand comes on demand.
const CommandPalette = dynamic<CommandPaletteProps>(
  () => import('./command-palette').then((module) => module.CommandPalette),
  { ssr: false },
)
const KeysDialog = dynamic(() => import('./keys-dialog').then((module) => module.KeysDialog), { ssr: false })
const Drawer = dynamic(() => import('./drawer').then((module) => module.Drawer), { ssr: false })

export type ConsoleShellProps = {
  person: ShellPerson
  environments: readonly ShellEnvironment[]
  /** The environment of the URL; null for all. */
  environment: string | null
  counts?: NavCounts
  /** The server's present as an ISO stamp: ages start from it. */
  now: string
  version?: string
  /** A LiveLine, or nothing. */
  live?: ReactNode
  search?: PaletteSearch
  onSignOut?: () => void
  /** Whether keys that change alerts are listed. */
  canTriage?: boolean
  children: ReactNode
}

const pages = [...mainPages, ...settingsPages].map(({ id, label, href, icon: Icon }) => ({
  id,
  label,
  href,
  icon: <Icon className="i" aria-hidden="true" />,
}))

/** The frame of every console page: sidebar, top bar, search, keys, toasts, clock. */
export function ConsoleShell(props: ConsoleShellProps) {
  const {
    person,
    environments,
    environment,
    counts = {},
    now,
    version,
    live,
    search,
    onSignOut,
    canTriage = false,
  } = props
  const [over, setOver] = useState<'palette' | 'keys' | 'menu' | null>(null)
  const path = usePathname()
  const close = useCallback(() => setOver(null), [])
  const onSearch = () => setOver('palette')
  const onKeys = () => setOver('keys')
  useShellKeys({ environment, onSearch, onKeys })
  useSystemTheme()

  return (
    <ClockProvider now={now}>
      <ToastProvider>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <div className="app">
          <Sidebar {...{ path, environment, counts, version, onKeys }} />
          <TopBar
            {...{ person, environments, environment, onSearch, onKeys, onSignOut }}
            live={live}
            onNavigation={() => setOver('menu')}
          />
          <main className="main" id="main" tabIndex={-1}>
            {props.children}
          </main>
        </div>
        {over === 'palette' ? (
          <CommandPalette
            onClose={close}
            search={search}
            pages={[...pages, { id: 'account', label: 'Your account', href: accountHref }].map((page) => ({
              ...page,
              href: withEnvironment(page.href, environment),
            }))}
          />
        ) : null}
        {over === 'keys' ? <KeysDialog onClose={close} canTriage={canTriage} /> : null}
        {over === 'menu' ? <Drawer {...{ path, environment, counts }} onClose={close} /> : null}
      </ToastProvider>
    </ClockProvider>
  )
}
