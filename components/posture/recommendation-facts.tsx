import { Chip } from '@/components/ui/chip'
import { CodeBlock } from '@/components/ui/code-block'
import type { Recommendation, ResourceFix } from '@/lib/model/posture'
import { resourceName } from './resource-table'

/** Why the rule is there and what others call it. */
export function RecommendationWhy({ recommendation }: { recommendation: Recommendation }) {
  return (
    <section className="rec-part">
      <h3 className="h3">Why</h3>
      <p className="muted">{recommendation.description}</p>
      {recommendation.mappings.length > 0 ? (
        <p className="chips">
          {recommendation.mappings.map(({ name, value }) => (
            <Chip key={`${name} ${value}`} tone="line" title={`${name}: ${value}`}>
              {short(name, value)}
            </Chip>
          ))}
        </p>
      ) : null}
    </section>
  )
}

/** Names and GUIDs are too long for a chip; the whole stands in the title and in the API. */
function short(name: string, value: string): string {
  if (name === 'Pod Security Standards') return `PSS ${value}`
  if (name === 'CIS Kubernetes') return `CIS ${value}`
  return value.length > 24 ? `${name} ${value.slice(0, 8)}…` : `${name} ${value}`
}

/** The steps in words. */
export function RecommendationSteps({ recommendation }: { recommendation: Recommendation }) {
  return (
    <section className="rec-part">
      <h3 className="h3">How to fix it</h3>
      <ol className="steps">
        {recommendation.remediation.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}

/** The patch for one object, to read and to apply by hand. */
export function ResourcePatch({ fix }: { fix: ResourceFix }) {
  return (
    <section className="rec-part">
      <h3 className="h3">Patch for {resourceName(fix)}</h3>
      {fix.patch === null ? (
        <p className="muted">No patch can be made for this object: follow the steps above.</p>
      ) : (
        <>
          <CodeBlock label="Patch" code={fix.patch.trimEnd()} />
          <p className="s muted">
            Made from the object as last reported. Apply it with <code>kubectl patch --patch-file</code>; Plimsoll never
            executes it.
          </p>
        </>
      )}
    </section>
  )
}
