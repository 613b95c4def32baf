'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { KeyValues } from '@/components/ui/key-values'
import { Region } from '@/components/ui/region'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import { detectionLists, detectionListWords, type DetectionSettingsView } from '@/lib/model/detection-setting'
import { ListsForm } from './lists-form'

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
          <KeyValues
            items={detectionLists.map((name) => ({
              key: detectionListWords[name].label,
              value:
                setting.lists[name].length === 0 ? (
                  <span className="faint">none</span>
                ) : (
                  <span className="mono break-all">
                    {setting.lists[name].slice(0, 12).join(', ')}
                    {setting.lists[name].length > 12 ? ` and ${setting.lists[name].length - 12} more` : ''}
                  </span>
                ),
            }))}
          />
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
