import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { opsContainerSprawl } from './ops-container-sprawl'

const one = (State: string, Created: string | null) =>
  hardenedHost({ inventory: { value: [{ Name: '/old', State, Created, ImageID: 'sha256:1' }] } })

it.each([
  [one('running', '2025-01-01T00:00:00Z'), 'healthy'],
  [one('exited', '2026-11-20T00:00:00Z'), 'healthy'],
  [one('exited', '2026-01-01T00:00:00Z'), ['inventory[0].State = "exited"']],
  [one('created', '2026-01-01T00:00:00Z'), ['inventory[0].State = "created"']],
  [one('exited', null), 'healthy'],
  [hardenedHost({ inventory: { value: [] } }), 'healthy'],
])('judges %#', (host, verdict) => expect(judgeHost(opsContainerSprawl, host)).toEqual(verdict))
