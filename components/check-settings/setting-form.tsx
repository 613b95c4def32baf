'use client'

import { useId, useState, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import type { CheckSettingView } from '@/lib/model/check-setting'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/choice'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { TextArea } from '../ui/text-field'
import { useToast } from '../ui/toast'
import { ParameterField } from './parameter-field'
import { parameterInput, readLists, type SettingChange } from './setting-change'
import { SettingPreview } from './setting-preview'
import { fieldText, originWords, partHints, partNames } from './setting-words'

type FormProps = { setting: CheckSettingView; name: string | null; onClose: () => void }

/** Changes exclusions and parameters: of the recommendation `name` in one environment, or of the environment. */
export function SettingForm({ setting, name, onClose }: FormProps) {
  const id = useId()
  const toast = useToast()
  const [asked, setAsked] = useState<string | null>(null)
  const [parameterFault, setParameterFault] = useState<string | null>(null)
  const command = useCommand<SettingChange>(
    (body) => ({ path: '/api/v1/check-settings', method: 'PATCH', body }),
    ['recommendations', 'environments', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const parameters = parameterInput(
      setting,
      (field) => formText(data, field),
      (field) => data.has(field),
    )
    setParameterFault(parameters.fault)
    if (parameters.fault !== null) return
    const body: SettingChange = {
      environment: setting.environmentId,
      ...(setting.check === null
        ? {}
        : { check: setting.check, enabled: data.has('enabled'), parameters: parameters.values }),
      exclusions: readLists(setting, (part) => formText(data, part)),
    }
    command.run(body, {
      onSuccess: () => {
        toast.show({ title: 'Saved', text: 'Resources are judged anew; the score follows within moments.' })
        onClose()
      },
    })
  }
  function preview(form: HTMLFormElement | null) {
    if (!form) return
    const data = new FormData(form)
    const search = new URLSearchParams({ environment: setting.environmentId })
    if (setting.check !== null) {
      search.set('check', setting.check)
      search.set('enabled', String(data.has('enabled')))
    }
    const lists = readLists(setting, (part) => formText(data, part))
    for (const part of setting.parts) search.set(part, (lists[part] ?? setting.exclusions[part].inherited).join(','))
    setAsked(search.toString())
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={name === null ? `Exclusions of ${setting.environment}` : `${name}: ${setting.environment}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Save
          </Button>
          {setting.parts.length > 0 ? (
            <Button onClick={(event) => preview(event.currentTarget.ownerDocument.querySelector(`[id="${id}"]`))}>
              Preview
            </Button>
          ) : null}
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit} onInput={() => setAsked(null)}>
        <p className="muted">
          {name === null
            ? 'What every check of pods leaves alone here, unless a recommendation says otherwise. Checks of images, exposure and roles look everywhere.'
            : 'A list that is set here takes the place of the one that would be in force otherwise.'}
        </p>
        {setting.check === null ? null : (
          <Checkbox
            name="enabled"
            defaultChecked={setting.enabled}
            label="Judge resources by this recommendation"
            hint="Without it, all of them are shown as not applicable."
          />
        )}
        {setting.parts.map((part) => {
          const { value, inherited, inheritedFrom } = setting.exclusions[part]
          const otherwise = inherited.length > 0 ? inherited.join(', ') : 'none'
          return (
            <TextArea
              key={part}
              label={`Excluded ${partNames[part].toLowerCase()}`}
              hint={`${partHints[part]} Otherwise: ${otherwise} (${originWords(inheritedFrom)}).`}
              name={part}
              className="mono"
              rows={Math.min(8, Math.max(2, value.length))}
              defaultValue={fieldText(value)}
              spellCheck={false}
            />
          )
        })}
        {setting.parameters.map((parameter) => (
          <ParameterField key={parameter.name} parameter={parameter} />
        ))}
        {parameterFault === null ? null : <p role="alert">{parameterFault}</p>}
        {asked === null ? null : <SettingPreview search={asked} />}
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
