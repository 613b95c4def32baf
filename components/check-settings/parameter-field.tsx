import type { ParameterView } from '@/lib/model/check-setting'
import { Checkbox } from '../ui/choice'
import { TextArea, TextField } from '../ui/text-field'
import { fieldOf } from './setting-change'
import { parameterName } from './setting-facts'
import { fieldText, valueWords } from './setting-words'

/** The control for a parameter of a check, by its type. */
export function ParameterField({ parameter }: { parameter: ParameterView }) {
  const { name, description, type, value } = parameter
  const field = { name: fieldOf(parameter), label: parameterName(name), spellCheck: false }
  const hint = `${description} Otherwise: ${valueWords(parameter.default)}.`
  if (type === 'boolean') {
    return <Checkbox name={field.name} label={field.label} hint={hint} defaultChecked={value === true} />
  }
  if (type === 'strings' || type === 'ports') {
    return <TextArea {...field} hint={`${hint} One per line.`} className="mono" defaultValue={fieldText(value)} />
  }
  return (
    <TextField {...field} hint={hint} type={type === 'number' ? 'number' : 'text'} defaultValue={fieldText(value)} />
  )
}
