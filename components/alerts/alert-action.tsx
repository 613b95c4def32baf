import Link from 'next/link'
import type { AlertDetail, AlertPrevention } from '@/lib/model/alert-view'
import { SeverityMark } from '../mark/severity-mark'
import { alertStatusNames } from '../mark/status-mark'
import { Button } from '../ui/button'
import { Chip, InverseChip } from '../ui/chip'
import { CodeBlock } from '../ui/code-block'
import { CodeWords } from '../ui/code-words'
import { Note } from '../ui/note'
import type { StatusWish } from './api'
import { divideSteps, readStep } from './remediation'
import { SuppressSimilar } from './suppress-similar'

function Steps({ label, steps }: { label: string; steps: readonly string[] }) {
  return (
    <ul className="steps">
      {steps.map((step) => {
        const { commands } = readStep(step)
        return (
          <li key={step}>
            <p>
              <CodeWords text={step} />
            </p>
            {commands.length === 0 ? null : <CodeBlock label={label} code={commands.join('\n')} />}
          </li>
        )
      })}
    </ul>
  )
}

const statusWords = {
  healthy: 'healthy',
  unhealthy: 'unhealthy',
  'not-applicable': 'not applicable',
} as const satisfies Record<NonNullable<AlertPrevention['status']>, string>

type ActionProps = {
  alert: AlertDetail
  href: (path: string) => string
  onRestore?: ((wish: StatusWish) => void) | undefined
}

/** The tab that says what to do: look, stop it, and see to it that it cannot happen again, or no longer shows. */
export function AlertAction({ alert, href, onRestore }: ActionProps) {
  const { inspect, mitigate } = divideSteps(alert.remediation)
  const worst = alert.images.flatMap((image) => image.worst.map((one) => ({ ...one, image })))
  const isClosed = alert.status === 'resolved' || alert.status === 'dismissed'
  return (
    <>
      {isClosed && onRestore ? (
        <Note>
          <b>This alert is {alertStatusNames[alert.status].toLowerCase()}.</b> If it is not over after all, take it up
          again.{' '}
          <Button small onClick={() => onRestore({ status: 'active' })}>
            Reopen alert
          </Button>
        </Note>
      ) : null}
      <section>
        <h3 className="h3">1. Inspect</h3>
        {inspect.length === 0 ? (
          <p className="muted">Read the raw events: they say what the sensor saw.</p>
        ) : (
          <Steps label="Inspect" steps={inspect} />
        )}
      </section>
      <section>
        <h3 className="h3">2. Mitigate, keep the evidence</h3>
        {mitigate.length === 0 ? (
          <p className="muted">No step is known for this rule. Whoever wrote it knows what it means.</p>
        ) : (
          <Steps label="Mitigate" steps={mitigate} />
        )}
        <p className="s muted">Plimsoll never runs these for you.</p>
      </section>
      <section>
        <h3 className="h3">3. Prevent it next time</h3>
        {alert.prevention.length === 0 && worst.length === 0 ? (
          <p className="muted">No recommendation of the catalogue stands in the way of this.</p>
        ) : (
          <ul className="linked">
            {worst.slice(0, 5).map((one) => (
              <li key={`${one.image.assetId} ${one.rule} ${one.package}`}>
                <SeverityMark severity={one.severity} />
                <Link className="link grow" href={href(`/vulnerabilities/${encodeURIComponent(one.rule)}`)}>
                  {one.rule}
                  {one.package ? `: ${one.package}` : ''}
                  {one.fixedVersion ? ` to ${one.fixedVersion}` : ''}
                </Link>
                {one.exploited ? <InverseChip>known exploited</InverseChip> : null}
                {one.fixedVersion ? null : <Chip>no fix yet</Chip>}
              </li>
            ))}
            {alert.prevention.map((check) => (
              <li key={check.checkId}>
                <SeverityMark severity={check.severity} />
                <Link className="link grow" href={href(`/recommendations/${check.checkId}`)}>
                  {check.name}
                </Link>
                <span className="muted">{check.status === null ? 'not assessed' : statusWords[check.status]}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <SuppressSimilar alert={alert} href={href} />
    </>
  )
}
