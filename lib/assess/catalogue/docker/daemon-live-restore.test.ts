import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonLiveRestore } from './daemon-live-restore'

const by = (LiveRestoreEnabled: boolean | null, LocalNodeState = 'inactive') =>
  hardenedHost({ info: { value: { ...info, LiveRestoreEnabled, Swarm: { LocalNodeState } } } })

it.each([
  [by(true), 'healthy'],
  [by(false), ['info.LiveRestoreEnabled = false']],
  [by(null), ['info.LiveRestoreEnabled = false']],
  [by(false, 'active'), 'not-applicable: a node of a swarm cannot have live restore'],
])('judges %#', (host, verdict) => expect(judgeHost(daemonLiveRestore, host)).toEqual(verdict))
