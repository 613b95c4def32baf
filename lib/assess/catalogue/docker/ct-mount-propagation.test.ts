import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctMountPropagation } from './ct-mount-propagation'

it.each([
  ['shared', ['Mounts[0].Propagation = "shared"']],
  ['rshared', ['Mounts[0].Propagation = "rshared"']],
  ['rprivate', 'healthy'],
  ['rslave', 'healthy'],
  ['', 'healthy'],
])('judges %s', (Propagation, verdict) => {
  const Mounts = [{ Type: 'bind', Source: '/srv', Destination: '/srv', RW: true, Propagation }]
  expect(judgeContainer(ctMountPropagation, hardenedContainer({ Mounts }))).toEqual(verdict)
})
