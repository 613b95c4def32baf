import { CircleCheck, CircleDashed, CircleSlash, CircleX, UserPen, type LucideIcon } from 'lucide-react'
import type { ComplianceStatus } from '@/lib/model/compliance'
import { statusNames } from './words'

const icons = {
  passed: CircleCheck,
  failed: CircleX,
  skipped: CircleSlash,
  manual: UserPen,
  'not-assessable': CircleDashed,
} as const satisfies Record<ComplianceStatus, LucideIcon>

/** How a control stands: shape and word. Only what is well has a colour. */
export function ControlStatus({ status }: { status: ComplianceStatus }) {
  const Icon = icons[status]
  return (
    <span className="row">
      <Icon className={status === 'passed' ? 'i i-s up' : 'i i-s'} aria-hidden="true" />
      <span className={status === 'failed' ? 'strong' : undefined}>{statusNames[status]}</span>
    </span>
  )
}
