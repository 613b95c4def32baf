import Link from 'next/link'
import { PlimsollMark } from '../mark/plimsoll-mark'
import { formatCount } from '../ui/format-count'
import { Kbd } from '../ui/kbd'
import { withEnvironment } from './environment-url'
import { isOnPage, mainPages, settingsPages, type Page } from './navigation'

export type NavCounts = { alerts?: number; collectors?: number }

type NavProps = { path: string; environment: string | null; counts: NavCounts; onGo?: () => void }

/** What a count in the sidebar counts, for those who do not see where it stands. */
const countNames = { alerts: 'open alerts', collectors: 'collectors late or silent' } as const satisfies Record<
  keyof NavCounts,
  string
>

function Entry({ page, path, environment, counts, onGo }: NavProps & { page: Page }) {
  const kind = page.id === 'alerts' || page.id === 'collectors' ? page.id : null
  const count = kind ? counts[kind] : undefined
  const Icon = page.icon
  return (
    <Link
      href={withEnvironment(page.href, environment)}
      aria-current={isOnPage(page.href, path) ? 'page' : undefined}
      onClick={onGo}
    >
      <Icon className="i" aria-hidden="true" />
      <span>{page.label}</span>
      {kind && count ? (
        <span className="count">
          {formatCount(count)}
          <span className="sr-only"> {countNames[kind]}</span>
        </span>
      ) : null}
    </Link>
  )
}

/** The pages, with the one a person is on marked. */
export function Navigation(props: NavProps) {
  return (
    <div className="nav">
      {mainPages.map((page) => (
        <Entry key={page.id} page={page} {...props} />
      ))}
      <div className="nav-label">Settings</div>
      {settingsPages.map((page) => (
        <Entry key={page.id} page={page} {...props} />
      ))}
    </div>
  )
}

export function Brand({ environment }: { environment: string | null }) {
  return (
    <Link href={withEnvironment('/', environment)} className="brand">
      <PlimsollMark />
      Plimsoll
    </Link>
  )
}

export function Sidebar({ version, onKeys, ...nav }: NavProps & { version: string | undefined; onKeys: () => void }) {
  return (
    <nav className="side" aria-label="Main">
      <Brand environment={nav.environment} />
      <Navigation {...nav} />
      <div className="side-foot">
        {version === undefined ? null : <div>Version {version}</div>}
        <button type="button" onClick={onKeys}>
          Keyboard shortcuts <Kbd>?</Kbd>
        </button>
      </div>
    </nav>
  )
}
