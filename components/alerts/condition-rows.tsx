'use client'

import { Plus, X } from 'lucide-react'
import { entityKinds } from '@/lib/model/alert'
import { suppressionOperators, type SuppressionCondition } from '@/lib/model/suppression'
import { Button } from '../ui/button'
import { kindOptions, operatorNames } from './suppression-words'

const operatorOptions = suppressionOperators.map((value) => ({ value, label: operatorNames[value] }))
const valuesOf = (text: string, operator: SuppressionCondition['operator']) =>
  operator === 'in' ? text.split(',').map((part) => part.trim()) : [text]

type RowsProps = {
  conditions: readonly SuppressionCondition[]
  onChange: (conditions: SuppressionCondition[]) => void
}

/** The conditions of a rule, one line each; all must hold. */
export function ConditionRows({ conditions, onChange }: RowsProps) {
  const set = (index: number, change: Partial<SuppressionCondition>) =>
    onChange(conditions.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return (
    <fieldset className="conditions">
      <legend>Only where all of this holds</legend>
      {conditions.map((condition, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div className="condition" key={index}>
          <select
            className="input"
            aria-label={`Kind of entity ${index + 1}`}
            value={condition.kind}
            onChange={(event) =>
              set(index, { kind: entityKinds.find((kind) => kind === event.target.value) ?? 'namespace' })
            }
          >
            {kindOptions.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
                {condition.field !== 'name' && option.value === condition.kind ? `, ${condition.field}` : ''}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={`Comparison ${index + 1}`}
            value={condition.operator}
            onChange={(event) => {
              const operator = suppressionOperators.find((name) => name === event.target.value) ?? 'equals'
              set(index, { operator, values: valuesOf(condition.values.join(','), operator) })
            }}
          >
            {operatorOptions.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <input
            className="input mono"
            aria-label={`Value ${index + 1}`}
            required
            maxLength={1_000}
            autoComplete="off"
            placeholder={condition.operator === 'cidr' ? '10.0.0.0/8' : condition.operator === 'in' ? 'one, two' : ''}
            value={condition.values.join(condition.operator === 'in' ? ', ' : '')}
            onChange={(event) => set(index, { values: valuesOf(event.target.value, condition.operator) })}
          />
          <Button
            small
            variant="quiet"
            aria-label={`Remove condition ${index + 1}`}
            onClick={() => onChange(conditions.filter((_, at) => at !== index))}
          >
            <X className="i i-s" aria-hidden="true" />
          </Button>
        </div>
      ))}
      {conditions.length < 10 ? (
        <Button
          small
          onClick={() =>
            onChange([...conditions, { kind: 'namespace', field: 'name', operator: 'equals', values: [''] }])
          }
        >
          <Plus className="i i-s" aria-hidden="true" />
          Add a condition
        </Button>
      ) : null}
    </fieldset>
  )
}
