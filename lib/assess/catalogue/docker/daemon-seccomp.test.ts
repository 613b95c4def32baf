import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonSeccomp } from './daemon-seccomp'

const by = (...SecurityOptions: string[]) => hardenedHost({ info: { value: { ...info, SecurityOptions } } })

it.each([
  [by('name=seccomp,profile=builtin'), 'healthy'],
  [by('name=seccomp,profile=default'), 'healthy'],
  [by('name=seccomp,profile=/etc/docker/own.json'), 'healthy'],
  [by('name=seccomp,profile=unconfined'), ['info.SecurityOptions = "name=seccomp,profile=unconfined"']],
  [by('name=apparmor'), ['info.SecurityOptions']],
])('judges %#', (host, verdict) => expect(judgeHost(daemonSeccomp, host)).toEqual(verdict))
