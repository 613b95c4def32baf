import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ownEnvSecrets } from './own-env-secrets'

const env = (name: string, set = true, secret = false) =>
  hardenedContainer({ Config: { Image: 'a:1', Env: [{ name, set, secret }] } })

it.each([
  [env('DB_PASSWORD'), ['Config.Env[0] = "DB_PASSWORD"']],
  [env('DB_PASSWORD', false), 'healthy'],
  [env('DB_PASSWORD_FILE'), 'healthy'],
  [env('PORT'), 'healthy'],
  [env('EXTRA', true, true), ['Config.Env[0] = "EXTRA"']],
  [env('GPG_KEY'), 'healthy'],
])('judges %#', (document, verdict) => expect(judgeContainer(ownEnvSecrets, document)).toEqual(verdict))
