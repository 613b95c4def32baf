import { expect, it } from 'vitest'
import { addedCapabilities, baselineCapabilities, droppedCapabilities, keepAdded } from './capabilities'
import { dangerousCapabilities, plainCapability } from '@/lib/model/capabilities'

const container = { name: 'a', securityContext: { capabilities: { add: ['CAP_CHOWN', 'KILL'], drop: ['ALL'] } } }

it('reads what a container adds and drops, as written', () => {
  expect(addedCapabilities(container)).toEqual(['CAP_CHOWN', 'KILL'])
  expect(droppedCapabilities(container)).toEqual(['ALL'])
  expect(addedCapabilities({ name: 'a', securityContext: { capabilities: { add: null } } })).toEqual([])
  expect(droppedCapabilities({ name: 'a', securityContext: null })).toEqual([])
})

it.each([
  ['CAP_SYS_ADMIN', 'SYS_ADMIN'],
  ['cap_net_raw', 'NET_RAW'],
  ['all', 'ALL'],
  ['CAPTAIN', 'CAPTAIN'],
])('plainCapability of %s is %s', (written, plain) => {
  expect(plainCapability(written)).toBe(plain)
})

it('keepAdded changes only what must go', () => {
  expect(keepAdded(container, (name) => name === 'KILL')).toEqual({
    securityContext: { capabilities: { add: ['KILL'] } },
  })
  expect(keepAdded(container, () => true)).toBeNull()
})

it('calls nothing dangerous that the baseline allows', () => {
  expect([...dangerousCapabilities].filter((name) => baselineCapabilities.has(name))).toEqual([])
})
