import { Button, LinkButton } from '../ui/button'
import { formatCount } from '../ui/format-count'

export type PagerProps = {
  noun: string
  shown: number
  total?: number
  capped?: boolean
  firstHref?: string
  nextHref?: string
  onMore?: () => void
  busy?: boolean
}

/** How much of the list is on screen and how to get more: by links from key to key, or by appending with `onMore`. */
export function Pager({ noun, shown, total, capped = false, firstHref, nextHref, onMore, busy }: PagerProps) {
  return (
    <nav className="pager" aria-label={`More ${noun}`}>
      <span>
        {total === undefined
          ? `${formatCount(shown)} ${noun}`
          : `${formatCount(shown)} of ${formatCount(total, capped)} ${noun}`}
      </span>
      <span className="grow" />
      {firstHref === undefined ? null : (
        <LinkButton small href={firstHref}>
          First page
        </LinkButton>
      )}
      {nextHref === undefined ? null : (
        <LinkButton small href={nextHref}>
          Next page
        </LinkButton>
      )}
      {onMore ? (
        <Button small busy={busy} onClick={onMore}>
          Load more
        </Button>
      ) : null}
    </nav>
  )
}
