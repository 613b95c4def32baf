import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonUserns } from './daemon-userns'

const by = (...SecurityOptions: string[]) => hardenedHost({ info: { value: { ...info, SecurityOptions } } })

it.each([
  [by('name=userns'), 'healthy'],
  [by('name=rootless'), 'healthy'],
  [by('name=seccomp,profile=builtin'), ['info.SecurityOptions']],
  [hardenedHost({ info: { value: {} } }), ['info.SecurityOptions']],
])('judges %#', (host, verdict) => expect(judgeHost(daemonUserns, host)).toEqual(verdict))
