import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonRemoteLogging } from './daemon-remote-logging'

const by = (LoggingDriver: string | null) => hardenedHost({ info: { value: { ...info, LoggingDriver } } })

it.each([
  ['journald', 'healthy'],
  ['fluentd', 'healthy'],
  ['json-file', ['info.LoggingDriver = "json-file"']],
  ['local', ['info.LoggingDriver = "local"']],
  ['none', ['info.LoggingDriver = "none"']],
  [null, 'not-applicable: Not evaluated: the engine did not name its logging driver'],
])('judges %s', (driver, verdict) => expect(judgeHost(daemonRemoteLogging, by(driver))).toEqual(verdict))

it('knows of agents', () => {
  expect(
    judgeHost(daemonRemoteLogging, by('json-file'), { images: new Map(), parameters: { logsAreShipped: true } }),
  ).toBe('healthy')
})
