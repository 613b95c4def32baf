import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ownLogRotation } from './own-log-rotation'

it.each([
  [{ Type: 'json-file', Config: { 'max-size': '10m' } }, 'healthy'],
  [{ Type: 'json-file', Config: {} }, ['HostConfig.LogConfig = "json-file"']],
  [{ Type: 'json-file', Config: { 'max-size': '-1' } }, ['HostConfig.LogConfig = "json-file"']],
  [{ Type: 'local' }, 'healthy'],
  [{ Type: 'local', Config: { 'max-size': '-1' } }, ['HostConfig.LogConfig = "local"']],
  [{ Type: 'journald' }, 'healthy'],
  [null, 'healthy'],
])('judges %j', (LogConfig, verdict) =>
  expect(judgeContainer(ownLogRotation, withHostConfig({ LogConfig }))).toEqual(verdict),
)
