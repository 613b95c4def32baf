'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { KeyValues } from '@/components/ui/key-values'
import { Region } from '@/components/ui/region'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import { detectionLists, detectionListWords, type DetectionSettingsView } from '@/lib/model/detection-setting'
import { ListsForm } from './lists-form'

/** The lists that hold something, and in one line those that do not. */
function SetLists({ lists }: { lists: DetectionSettingsView['lists'] }) {
  const filled = detectionLists.filter((name) => lists[name].length > 0)
  const empty = detectionLists.filter((name) => lists[name].length === 0).map((name) => detectionListWords[name].label)
  return (
    <>
      {filled.length === 0 ? null : (
        <KeyValues
          items={filled.map((name) => ({
            key: detectionListWords[name].label,
            value: (
              <span className="mono break-all">
                {lists[name].slice(0, 12).join(', ')}
                {lists[name].length > 12 ? ` and ${lists[name].length - 12} more` : ''}
              </span>
            ),
          }))}
        />
      )}
      {empty.length === 0 ? null : <p className="muted">Empty: {empty.join(', ')}.</p>}
    </>
  )
}

/** What each environment told its detections: who delivers, what is the platform's, where requests may come from. */
export function ListsSection({ settings }: { settings: readonly DetectionSettingsView[] }) {
  const me = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const mayWrite = (id: string) => can(me.grants, 'environments:write', id)
  const opened = settings.find(({ environmentId }) => environmentId === open)
  return (
    <>
      {settings.map((setting) => (
        <Region
          key={setting.environmentId}
          title={`Context of ${setting.environment}`}
          note={setting.updatedBy ? `last set by ${setting.updatedBy}` : undefined}
        >
          <SetLists lists={setting.lists} />
          {mayWrite(setting.environmentId) ? (
            <p>
              <Button small onClick={() => setOpen(setting.environmentId)}>
                Change lists<span className="sr-only"> of {setting.environment}</span>
              </Button>
            </p>
          ) : (
            <p className="muted">A security admin of {setting.environment} can change these lists.</p>
          )}
        </Region>
      ))}
      {opened ? <ListsForm key={opened.environmentId} setting={opened} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
