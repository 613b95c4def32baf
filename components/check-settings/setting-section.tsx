'use client'

import { useState } from 'react'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { CheckSettingView } from '@/lib/model/check-setting'
import { Button } from '../ui/button'
import { SettingFacts } from './setting-facts'
import { SettingForm } from './setting-form'

type SectionProps = {
  settings: readonly CheckSettingView[]
  /** The recommendation's name; null for what every check of pods inherits. */
  name: string | null
}

/** Exclusions and parameters in force, by environment; who may, changes them. */
export function SettingSection({ settings, name }: SectionProps) {
  const me = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const mayWrite = (id: string) => can(me.grants, 'environments:write', id)
  const opened = settings.find((setting) => setting.environmentId === open)
  return (
    <div className="stack">
      {settings.map((setting) => (
        <section key={setting.environmentId} className="stack" aria-label={`Exclusions in ${setting.environment}`}>
          <div className="row between">
            <b className="strong">{setting.environment}</b>
            {mayWrite(setting.environmentId) ? (
              <Button small onClick={() => setOpen(setting.environmentId)}>
                Change<span className="sr-only"> exclusions of {setting.environment}</span>
              </Button>
            ) : null}
          </div>
          <SettingFacts setting={setting} />
        </section>
      ))}
      {settings.some((setting) => mayWrite(setting.environmentId)) ? null : (
        <p className="muted">A security admin of the environment can change these.</p>
      )}
      {opened ? (
        <SettingForm key={opened.environmentId} setting={opened} name={name} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  )
}
