import Link from 'next/link'
import { SeverityMark } from '@/components/mark/severity-mark'
import { formatCount } from '@/components/ui/format-count'
import type { ComplianceControl, ControlCheck } from '@/lib/model/compliance'

/** The recommendations behind a control, each a link to its own resources. */
export function ControlChecks({
  control,
  hrefOf,
}: {
  control: ComplianceControl
  hrefOf: (checkId: string) => string
}) {
  if (control.checks.length === 0) return null
  return (
    <section className="cp-part">
      <h3 className="h3">{control.decidedBy === 'person' ? 'Recommendations that may help' : 'Decided by'}</h3>
      <ul className="cp-list">
        {control.checks.map((check) => (
          <li key={check.id}>
            {check.severity === null ? <span /> : <SeverityMark severity={check.severity} />}
            {check.made ? (
              <Link className="link" href={hrefOf(check.id)}>
                {check.name}
              </Link>
            ) : (
              <code className="faint">{check.id}</code>
            )}
            <span className="muted num nowrap">{resultOf(check)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function resultOf({ made, evaluated, healthy, unhealthy, exempt, notApplicable }: ControlCheck): string {
  if (!made) return 'no check yet'
  if (unhealthy > 0) return `${formatCount(unhealthy)} of ${formatCount(healthy + unhealthy)} fail`
  if (healthy > 0) return `${formatCount(healthy)} healthy`
  if (exempt > 0) return `${formatCount(exempt)} exempt`
  if (!evaluated) return 'not evaluated'
  return notApplicable > 0 ? 'does not apply' : 'no evidence'
}
