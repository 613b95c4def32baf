import { StateFrame } from '@/components/states/state-frame'
import { LinkButton } from '@/components/ui/button'

/** An address that leads nowhere, or to what is not this person's to see: both look the same on purpose. */
export default function NotFound() {
  return (
    <main className="sb-place">
      <StateFrame
        kind="empty"
        caption="Not found"
        glyph={
          <>
            <circle cx="26" cy="18" r="14" strokeDasharray="4 4" />
            <path d="M20 12l12 12M32 12L20 24" />
          </>
        }
        title="There is nothing at this address"
        text="It may have been removed, or it is not yours to see."
        actions={
          <LinkButton small href="/overview">
            Overview
          </LinkButton>
        }
      />
    </main>
  )
}
