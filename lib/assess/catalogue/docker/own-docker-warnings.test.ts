import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { ownDockerWarnings } from './own-docker-warnings'

it.each([
  [[], 'healthy'],
  [null, 'healthy'],
  [['WARNING: No swap limit support'], ['info.Warnings[0] = "WARNING: No swap limit support"']],
])('judges %j', (Warnings, verdict) =>
  expect(judgeHost(ownDockerWarnings, hardenedHost({ info: { value: { ...info, Warnings } } }))).toEqual(verdict),
)
