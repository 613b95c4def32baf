import type { ReactNode } from 'react'
import { formatDay } from '@/components/ui/format-time'
import { WitnessLines } from '@/components/mark/witness-lines'
import { KeyValues } from '@/components/ui/key-values'
import { Age, Stamp } from '@/components/ui/time'
import type { AssessedResource } from '@/lib/model/posture'

/** A hundred containers fail alike: the first few prove it. */
const shown = 5

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Where the proof lies in the object, what stands there, why that fails, and how old the evidence is. */
export function ResourceProof({ resource, children }: { resource: AssessedResource; children?: ReactNode }) {
  const { evidence, exemption, governed } = resource
  return (
    <div className="proof">
      {evidence.slice(0, shown).map((piece) => (
        <KeyValues
          key={`${piece.path} ${piece.message}`}
          items={[
            // The whole object is no place to look at.
            ...(piece.path === '$' ? [] : [{ key: 'Path', value: <code className="wrap">{piece.path}</code> }]),
            ...(piece.value === undefined ? [] : [{ key: 'Value', value: <code>{valueText(piece.value)}</code> }]),
            { key: 'Why', value: piece.message },
          ]}
        />
      ))}
      {evidence.length > shown ? <p className="muted">and {evidence.length - shown} more places</p> : null}
      <WitnessLines judgement={resource} />
      <KeyValues
        items={[
          ...(resource.reason === null ? [] : [{ key: 'Reason', value: resource.reason }]),
          ...(resource.cluster === null ? [] : [{ key: 'Cluster', value: resource.cluster }]),
          ...(exemption === null
            ? []
            : [
                {
                  key: 'Exempt',
                  value: (
                    <>
                      {exemption.category === 'waiver' ? 'Waiver' : 'Mitigated'}
                      {exemption.expiresAt === null ? '' : ` until ${formatDay(new Date(exemption.expiresAt))}`}:{' '}
                      {exemption.reason}
                    </>
                  ),
                },
              ]),
          ...(governed === null
            ? []
            : [
                { key: 'Owner', value: governed.owner },
                {
                  key: 'Due',
                  value: (
                    <>
                      <Stamp at={governed.dueAt} />{' '}
                      {governed.overdue ? '(overdue)' : governed.grace ? '(in grace)' : ''}
                    </>
                  ),
                },
              ]),
          { key: 'Since', value: <Stamp at={resource.since} /> },
          { key: 'Evidence', value: <Age at={resource.evidenceAt} /> },
        ]}
      />
      {children}
    </div>
  )
}
