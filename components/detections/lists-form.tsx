'use client'

import { useId, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { TextArea } from '@/components/ui/text-field'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { detectionLists, detectionListWords, type DetectionSettingsView } from '@/lib/model/detection-setting'

/** The lists of one environment, an entry a line. */
export function ListsForm({ setting, onClose }: { setting: DetectionSettingsView; onClose: () => void }) {
  const id = useId()
  const command = useCommand<object>(
    (lists) => ({
      path: '/api/v1/detection-settings',
      method: 'PATCH',
      body: { environment: setting.environmentId, lists },
    }),
    ['detections', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const entries = detectionLists.map((name) => [
      name,
      formText(data, name)
        .split(/[\s,]+/)
        .filter((word) => word !== ''),
    ])
    command.run(Object.fromEntries(entries), { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={`Context of ${setting.environment}`}
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
        {detectionLists.map((name) => (
          <TextArea
            key={name}
            name={name}
            label={detectionListWords[name].label}
            hint={`${detectionListWords[name].purpose} One a line; * stands for any text.`}
            placeholder={detectionListWords[name].example}
            className="mono"
            optional
            rows={Math.min(6, setting.lists[name].length + 1)}
            defaultValue={setting.lists[name].join('\n')}
          />
        ))}
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
