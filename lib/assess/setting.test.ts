import { expect, it } from 'vitest'
import { checkById } from './catalogue'
import type { Check } from './check'
import { defaultExclusions, noExclusions } from './exclusions'
import { defaultSetting, settingsInForce } from './setting'

const check = (id: string): Check => {
  const found = checkById(id)
  if (!found) throw new Error(`no check ${id}`)
  return found
}
const privileged = check('k8s-pod-privileged')
const hostPid = check('k8s-pod-host-pid')
const latestTag = check('k8s-img-latest-tag')
const row = (checkId: string, parts: object) => ({ checkId, enabled: true, exclusions: {}, parameters: {}, ...parts })

it('is the default where nothing is set: checks of images look everywhere', () => {
  expect(defaultSetting(privileged)).toEqual({ enabled: true, exclusions: defaultExclusions, parameters: {} })
  expect(defaultSetting(latestTag)).toEqual({ enabled: true, exclusions: noExclusions, parameters: {} })
})

it('lists of the environment replace the default part by part, for checks of pods alone', () => {
  const of = settingsInForce([row('', { exclusions: { namespaces: ['legacy'] } })])
  expect(of(privileged).exclusions).toEqual({ ...defaultExclusions, namespaces: ['legacy'] })
  expect(of(privileged)).toBe(of(hostPid))
  expect(of(latestTag).exclusions).toEqual(noExclusions)
})

it('a setting of the very check replaces those of the environment, an empty list too', () => {
  const of = settingsInForce([
    row('', { exclusions: { namespaces: ['legacy'], labels: ['tier=batch'] } }),
    row(privileged.id, { exclusions: { namespaces: [] }, parameters: { allowed: ['a'] } }),
    row(latestTag.id, { enabled: false, exclusions: { images: ['nginx*'] } }),
  ])
  expect(of(privileged)).toEqual({
    enabled: true,
    exclusions: { namespaces: [], images: [], labels: ['tier=batch'] },
    parameters: { allowed: ['a'] },
  })
  expect(of(privileged)).toBe(of(privileged))
  expect(of(latestTag)).toMatchObject({ enabled: false, exclusions: { ...noExclusions, images: ['nginx*'] } })
})

it.each([null, 'x', [], { namespaces: 'kube-system' }, { namespaces: ['a b'] }])(
  'what is stored as %j is no list and sets nothing',
  (exclusions) => {
    expect(settingsInForce([row('', { exclusions, parameters: [] })])(privileged)).toEqual(defaultSetting(privileged))
  },
)
