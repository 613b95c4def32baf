import { expect, it } from 'vitest'
import { hardenedHost, hardenedImage, judgeHost } from '../../testing/docker'
import { imgSecrets } from './img-secrets'

const image = (name: string, own: { set?: boolean; secret?: boolean } = {}) =>
  hardenedHost({
    images: { value: [{ ...hardenedImage, Config: { Env: [{ name, set: true, secret: false, ...own }] } }] },
  })

it.each([
  [image('DB_PASSWORD'), ['images[0].Config.Env[0] = "DB_PASSWORD"']],
  [image('DB_PASSWORD', { set: false }), 'healthy'],
  [image('SETTING', { secret: true }), ['images[0].Config.Env[0] = "SETTING"']],
  [image('GPG_KEY'), 'healthy'],
  [image('NODE_SHA256', { secret: true }), 'healthy'],
  [image('DB_PASSWORD_FILE'), 'healthy'],
  [image('PATH'), 'healthy'],
])('judges %#', (host, verdict) => expect(judgeHost(imgSecrets, host)).toEqual(verdict))

it('finds a credential in the history', () => {
  const history = [{ by: 'RUN |1 TOKEN=[redacted] ./build', secret: true }]
  const host = hardenedHost({ images: { value: [{ ...hardenedImage, history }] } })
  expect(judgeHost(imgSecrets, host)).toEqual(['images[0].history[0] = "RUN |1 TOKEN=[redacted] ./build"'])
})
