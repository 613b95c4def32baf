import { swarmOf } from '../../testing/docker-swarm'
import { expect, it } from 'vitest'
import { judgeHost } from '../../testing/docker'
import { swarmCaRotation } from './swarm-ca-rotation'

it.each([
  [swarmOf({ rootSince: '2026-06-01T00:00:00Z' }), 'healthy'],
  [swarmOf({ rootSince: '2024-06-01T00:00:00Z' }), ['swarm.rootSince = "2024-06-01T00:00:00Z"']],
  [swarmOf({ rootSince: '2024-06-01T00:00:00Z', RootRotationInProgress: true }), 'healthy'],
  [swarmOf({ rootSince: null }), 'not-applicable: Not evaluated: the root certificate of the swarm could not be read'],
])('judges %#', (host, verdict) => expect(judgeHost(swarmCaRotation, host)).toEqual(verdict))
