import { HealthMark } from '../mark/status-mark'
import { Age } from '../ui/time'
import type { CollectorFacts } from './collector-facts'

/** Whether a report came since the token was made. */
export function hasReported(collector: CollectorFacts): boolean {
  return collector.lastSeenAt !== null && collector.lastSeenAt >= collector.tokenIssuedAt
}

/** Waits for the first report after a token was made and turns green when it is there. */
export function FirstReport({ collector }: { collector: CollectorFacts }) {
  const rotated = collector.tokenIssuedAt > collector.createdAt
  const waiting = rotated ? 'Waiting for the first report since the new token' : 'Waiting for the first report'
  return (
    <output className="s">
      {hasReported(collector) ? (
        <HealthMark
          health="reporting"
          words={
            <>
              The first report is here, <Age at={collector.lastSeenAt} />
            </>
          }
        />
      ) : (
        <HealthMark health="waiting" words={<span className="muted">{waiting}</span>} />
      )}
      {collector.oldTokenUntil === null ? null : (
        <span className="faint wrap"> A report with the old token counts as well.</span>
      )}
    </output>
  )
}
