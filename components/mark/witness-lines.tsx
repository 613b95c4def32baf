import { Chip } from '@/components/ui/chip'
import { Age } from '@/components/ui/time'
import { sourceName } from '@/lib/client/source-name'
import type { AssessmentStatus } from '@/lib/model/assessment'
import type { Judgement } from '@/lib/model/posture'

const words = {
  healthy: 'healthy',
  unhealthy: 'unhealthy',
  'not-applicable': 'not applicable',
} as const satisfies Record<AssessmentStatus, string>

/** A mark for results on which tools disagree, with us or with each other. */
export function DisputedChip({ judgement }: { judgement: Pick<Judgement, 'disputed'> }) {
  if (!judgement.disputed) return null
  return (
    <Chip tone="line" title="One says healthy, another unhealthy">
      disputed
    </Chip>
  )
}

/** What other tools say of a result, one line each, and whose word counts where it is not ours. */
export function WitnessLines({ judgement }: { judgement: Judgement }) {
  const { witnesses, judgedBy } = judgement
  if (witnesses.length === 0) return null
  return (
    <ul className="s m-0 list-none p-0" aria-label="What other tools say">
      {witnesses.map(({ source, status, rule, reason, at }) => (
        <li key={source}>
          {source === 'policy-report' ? 'A policy report' : sourceName(source)} says {words[status]}, <Age at={at} />{' '}
          <span className="faint">
            {rule}
            {reason ? `: ${reason}` : ''}
            {source === judgedBy ? ', which counts: Plimsoll could not evaluate it itself' : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
