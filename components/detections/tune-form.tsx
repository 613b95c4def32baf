'use client'

import { useId, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { TextField } from '@/components/ui/text-field'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { tuningBounds, type DetectionItem, type DetectionStanding } from '@/lib/model/detection-setting'

type FormProps = { detection: DetectionItem; environment: DetectionStanding; onClose: () => void }

/** Switches a detection on or off in an environment, and sets its numbers there. */
export function TuneForm({ detection, environment, onClose }: FormProps) {
  const id = useId()
  const command = useCommand<object>(
    (body) => ({ path: '/api/v1/detection-settings', method: 'PATCH', body }),
    ['detections', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const tuning = Object.fromEntries(
      detection.tunable.map(({ name }) => {
        const text = formText(data, name).trim()
        return [name, text === '' ? null : Number(text)]
      }),
    )
    const body = {
      environment: environment.id,
      detection: detection.id,
      enabled: data.has('enabled'),
      ...(detection.tunable.length > 0 ? { tuning } : {}),
    }
    command.run(body, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${detection.name} in ${environment.name}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Save
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        <Checkbox
          name="enabled"
          defaultChecked={environment.enabled}
          label="Raise alerts"
          hint="Switched off, it raises nothing here. Alerts that are there stay."
        />
        {detection.tunable.map(({ name, default: own }) => {
          const { label, unit, min, max, whole } = tuningBounds[name]
          return (
            <TextField
              key={name}
              label={`${label}, in ${unit}`}
              hint={`${own} unless it is set.`}
              name={name}
              type="number"
              min={min}
              max={max}
              step={whole ? 1 : 'any'}
              placeholder={String(own)}
              defaultValue={environment.tuning[name] ?? ''}
            />
          )
        })}
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
