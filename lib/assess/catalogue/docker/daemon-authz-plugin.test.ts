import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonAuthzPlugin } from './daemon-authz-plugin'

const by = (Authorization: string[] | null) =>
  hardenedHost({ info: { value: { ...info, Plugins: { Authorization } } } })

it.each([
  [by(['opa']), 'healthy'],
  [by([]), ['info.Plugins.Authorization']],
  [by(null), ['info.Plugins.Authorization']],
])('judges %#', (host, verdict) => expect(judgeHost(daemonAuthzPlugin, host)).toEqual(verdict))
