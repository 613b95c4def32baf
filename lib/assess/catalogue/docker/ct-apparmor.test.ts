import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctApparmor } from './ct-apparmor'

const on = (AppArmorProfile: string, options: string[] | null = ['name=apparmor']) => ({
  ...hardenedContainer({ AppArmorProfile }),
  engine: { SecurityOptions: options, noNewPrivileges: null },
})

it.each([
  [on('docker-default'), 'healthy'],
  [on('unconfined'), ['AppArmorProfile = "unconfined"']],
  [on(''), ['AppArmorProfile = ""']],
  [on('', []), 'not-applicable: the host does not use AppArmor'],
  [on('', null), 'not-applicable: Not evaluated: the engine did not say what it supports'],
])('judges %#', (document, verdict) => expect(judgeContainer(ctApparmor, document)).toEqual(verdict))
