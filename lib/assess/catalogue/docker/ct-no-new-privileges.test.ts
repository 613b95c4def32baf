import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctNoNewPrivileges } from './ct-no-new-privileges'

const by = (SecurityOpt: string[] | null, noNewPrivileges: boolean | null) => ({
  ...withHostConfig({ SecurityOpt }),
  engine: { SecurityOptions: [], noNewPrivileges },
})

it.each([
  [['no-new-privileges'], false, 'healthy'],
  [['no-new-privileges=true'], null, 'healthy'],
  [['no-new-privileges:true'], false, 'healthy'],
  [['no-new-privileges=false'], true, ['HostConfig.SecurityOpt = "no-new-privileges=false"']],
  [null, true, 'healthy'],
  [[], false, ['HostConfig.SecurityOpt']],
  [[], null, 'not-applicable: Not evaluated: the default of the daemon could not be read'],
])('judges %j with default %s', (options, byDefault, verdict) => {
  expect(judgeContainer(ctNoNewPrivileges, by(options, byDefault))).toEqual(verdict)
})
