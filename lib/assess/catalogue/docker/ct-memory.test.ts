import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctMemory } from './ct-memory'

it.each([
  [268_435_456, 'healthy'],
  [0, ['HostConfig.Memory = 0']],
  [null, ['HostConfig.Memory = 0']],
  [-1, ['HostConfig.Memory = -1']],
])('judges %s', (Memory, verdict) => expect(judgeContainer(ctMemory, withHostConfig({ Memory }))).toEqual(verdict))
