import { Chip } from '@/components/ui/chip'
import { CodeBlock } from '@/components/ui/code-block'
import { KeyValues } from '@/components/ui/key-values'
import type { Recommendation, ResourceFix, RuleMapping } from '@/lib/model/posture'
import { resourceName } from './resource-table'

/** Names and GUIDs, which are too long for a chip. */
const longNames = new Set<RuleMapping['name']>(['Defender', 'Azure Policy'])

const chipName = { 'Pod Security Standards': 'PSS', 'CIS Kubernetes': 'CIS' } as const satisfies Partial<
  Record<RuleMapping['name'], string>
>

function chipText({ name, value }: RuleMapping): string {
  const label = name === 'Pod Security Standards' || name === 'CIS Kubernetes' ? chipName[name] : name
  return `${label} ${value}`
}

/** Why the rule is there and what others call it. */
export function RecommendationWhy({ recommendation }: { recommendation: Recommendation }) {
  const { mappings } = recommendation
  const long = mappings.filter(({ name }) => longNames.has(name))
  const short = mappings.filter(({ name }) => !longNames.has(name))
  return (
    <section className="rec-part">
      <h3 className="h3">Why</h3>
      <p className="muted">{recommendation.description}</p>
      {short.length > 0 ? (
        <p className="chips">
          {short.map((mapping) => (
            <Chip key={chipText(mapping)} tone="line">
              {chipText(mapping)}
            </Chip>
          ))}
        </p>
      ) : null}
      {long.length > 0 ? <KeyValues items={[...new Set(long.map(({ name }) => name))].map(named(long))} /> : null}
    </section>
  )
}

const named = (mappings: readonly RuleMapping[]) => (name: RuleMapping['name']) => ({
  key: name,
  value: mappings
    .filter((mapping) => mapping.name === name)
    .map(({ value }) => (
      <span key={value} className="block">
        {/^[0-9a-f-]{36}$/.test(value) ? <code>{value}</code> : value}
      </span>
    )),
})

/** The steps in words. */
export function RecommendationSteps({ recommendation }: { recommendation: Recommendation }) {
  return (
    <section className="rec-part">
      <h3 className="h3">How to fix it</h3>
      <ol className="steps">
        {recommendation.remediation.map((step) => (
          <li key={step}>
            <Marked text={step} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Words with what stands between backticks drawn as code. */
function Marked({ text }: { text: string }) {
  // Parts never move, so their place is their identity.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))
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
