import { KeyValues } from '@/components/ui/key-values'
import { Age, Stamp } from '@/components/ui/time'
import type { AssessedResource } from '@/lib/model/posture'

/** A hundred containers fail alike: the first few prove it. */
const shown = 5

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Where the proof lies in the object, what stands there, why that fails, and how old the evidence is. */
export function ResourceProof({ resource }: { resource: AssessedResource }) {
  const { evidence } = resource
  return (
    <div className="proof">
      {evidence.slice(0, shown).map((piece) => (
        <KeyValues
          key={`${piece.path} ${piece.message}`}
          items={[
            { key: 'Path', value: <code className="wrap">{piece.path}</code> },
            ...(piece.value === undefined ? [] : [{ key: 'Value', value: <code>{valueText(piece.value)}</code> }]),
            { key: 'Why', value: piece.message },
          ]}
        />
      ))}
      {evidence.length > shown ? <p className="muted">and {evidence.length - shown} more places</p> : null}
      <KeyValues
        items={[
          ...(resource.reason === null ? [] : [{ key: 'Reason', value: resource.reason }]),
          ...(resource.cluster === null ? [] : [{ key: 'Cluster', value: resource.cluster }]),
          { key: 'Since', value: <Stamp at={resource.since} /> },
          { key: 'Evidence', value: <Age at={resource.evidenceAt} /> },
        ]}
      />
    </div>
  )
}
