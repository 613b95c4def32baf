import { expect, it } from 'vitest'
import { booleanParameter, numberParameter, portsParameter, quantityParameter, stringsParameter } from './parameter'

const facts = { name: 'allowed', description: 'What is allowed.' }
const registries = stringsParameter({ ...facts, default: ['docker.io/*'] })

it('reads what is set, and the default where nothing is', () => {
  expect(registries.of(undefined)).toEqual(['docker.io/*'])
  expect(registries.of({ other: ['x'] })).toEqual(['docker.io/*'])
  expect(registries.of({ allowed: [] })).toEqual([])
  expect(registries.of({ allowed: ['ghcr.io/a', ' b '] })).toEqual(['ghcr.io/a', 'b'])
})

it.each([['x'], [{}], [['a b']], [['']], [null], [[7]]])(
  'takes the default for %j, which is no list of words',
  (allowed) => {
    expect(registries.of({ allowed })).toEqual(['docker.io/*'])
  },
)

it('has one reader for each type', () => {
  expect(portsParameter({ ...facts, default: [22] }).of({ allowed: [80, 443] })).toEqual([80, 443])
  expect(portsParameter({ ...facts, default: [22] }).of({ allowed: [0] })).toEqual([22])
  expect(numberParameter({ ...facts, default: 180 }).of({ allowed: 30 })).toBe(30)
  expect(numberParameter({ ...facts, default: 180 }).of({ allowed: -1 })).toBe(180)
  expect(quantityParameter({ ...facts, default: '' }).of({ allowed: '2Gi' })).toBe('2Gi')
  expect(quantityParameter({ ...facts, default: '' }).of({ allowed: '2 GB' })).toBe('')
  expect(booleanParameter({ ...facts, default: false }).of({ allowed: true })).toBe(true)
  expect(booleanParameter({ ...facts, default: false }).of({ allowed: 'yes' })).toBe(false)
})
