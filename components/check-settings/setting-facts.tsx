import type { CheckSettingView } from '@/lib/model/check-setting'
import { KeyValues } from '../ui/key-values'
import { Time } from '../ui/time'
import { originWords, partNames, valueWords } from './setting-words'

/** What is in force in one environment, and whose each line is. */
export function SettingFacts({ setting }: { setting: CheckSettingView }) {
  const lists = setting.parts.map((part) => {
    const { value, origin } = setting.exclusions[part]
    return { key: partNames[part], value: <Value text={valueWords(value)} origin={originWords(origin)} /> }
  })
  const parameters = setting.parameters.map(({ name, description, value, isSet }) => ({
    key: parameterName(name),
    value: (
      <>
        <Value text={valueWords(value)} origin={originWords(isSet ? 'recommendation' : 'default')} />
        <small className="block faint">{description}</small>
      </>
    ),
  }))
  return (
    <>
      {setting.enabled ? null : <p>Switched off in this environment: nothing is judged by it.</p>}
      <KeyValues items={[...lists, ...parameters]} />
      {setting.updatedAt && setting.updatedBy ? (
        <p className="s faint">
          Changed by {setting.updatedBy}, <Time at={setting.updatedAt} />
        </p>
      ) : null}
    </>
  )
}

const Value = ({ text, origin }: { text: string; origin: string }) => (
  <span className="wrap">
    {text === 'none' ? <span className="muted">none</span> : <code>{text}</code>}
    <span className="faint">, {origin}</span>
  </span>
)

/** `trustedRegistries` is "Trusted registries". */
export function parameterName(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
