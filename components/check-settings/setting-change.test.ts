import { expect, it } from 'vitest'
import type { CheckSettingView, ParameterView } from '@/lib/model/check-setting'
import { parameterInput, readLists } from './setting-change'

const inherits = (...inherited: string[]) => ({
  value: inherited,
  origin: 'default' as const,
  inherited,
  inheritedFrom: 'default' as const,
})
const parameter = (name: string, type: ParameterView['type'], standard: ParameterView['default']): ParameterView => ({
  name,
  description: `The ${name}.`,
  type,
  value: standard,
  default: standard,
  isSet: false,
})
const setting: CheckSettingView = {
  environmentId: 'e',
  environment: 'production',
  check: 'c',
  enabled: true,
  parts: ['namespaces', 'images', 'labels'],
  exclusions: { namespaces: inherits('kube-system'), images: inherits(), labels: inherits() },
  parameters: [
    parameter('registries', 'strings', []),
    parameter('ports', 'ports', [22]),
    parameter('days', 'number', 180),
    parameter('most', 'quantity', ''),
    parameter('strict', 'boolean', false),
  ],
  updatedAt: null,
  updatedBy: null,
}

it('sets only the lists that differ from what is inherited, an empty one too', () => {
  const fields = { namespaces: ' kube-system\n', images: 'mesh/*, nginx', labels: '' }
  expect(readLists(setting, (part) => fields[part])).toEqual({
    namespaces: null,
    images: ['mesh/*', 'nginx'],
    labels: null,
  })
  expect(readLists(setting, () => '')).toEqual({ namespaces: [], images: null, labels: null })
})

it('reads each type of parameter, and leaves defaults unset', () => {
  const fields: Record<string, string> = {
    'parameter.registries': 'ghcr.io\ndocker.io/library',
    'parameter.ports': '22',
    'parameter.days': ' 30 ',
    'parameter.most': '2Gi',
  }
  expect(
    parameterInput(
      setting,
      (field) => fields[field] ?? '',
      (field) => field === 'parameter.strict',
    ),
  ).toEqual({
    values: { registries: ['ghcr.io', 'docker.io/library'], ports: null, days: 30, most: '2Gi', strict: true },
    fault: null,
  })
})

it.each(['parameter.ports', 'parameter.days'])('refuses words in %s', (name) => {
  const read = (field: string) => (field === name ? 'many' : '1')
  expect(parameterInput(setting, read, () => false).fault).toMatch(/needs numbers/)
})

it('refuses a number that is not there', () => {
  expect(
    parameterInput(
      setting,
      () => '',
      () => false,
    ).fault,
  ).toMatch(/needs numbers/)
})
