import { CircleAlert } from 'lucide-react'
import { formatCount } from '../ui/format-count'
import { formatSpan } from '../ui/format-time'
import { Note } from '../ui/note'
import { Age } from '../ui/time'
import type { CollectorFacts } from './collector-facts'

type NoteProps = { collector: CollectorFacts & { coveredAssets: { value: number; capped: boolean } | null } }

/** What it means that a collector is late or silent, and what to look at. */
export function SilenceNote({ collector }: NoteProps) {
  const { health, coveredAssets, rhythm } = collector
  if (health !== 'silent' && health !== 'late') return null
  return (
    <Note icon={<CircleAlert className="i i-s" aria-hidden="true" />}>
      <b>
        {collector.name} last reported <Age at={collector.lastSeenAt} />.
      </b>{' '}
      {rhythm === null ? null : `It usually reports every ${formatSpan(rhythm * 1000)}. `}
      {coveredAssets === null || coveredAssets.value === 0
        ? null
        : coveredAssets.value === 1
          ? 'Its one resource keeps its last result. '
          : `Its ${formatCount(coveredAssets.value, coveredAssets.capped)} resources keep their last result. `}
      {health === 'silent' ? (
        <>
          Check that what sends still runs, that it reaches this address, and that its token, which begins with{' '}
          <code>{collector.hint}</code>, is the one it uses.
        </>
      ) : null}
    </Note>
  )
}
