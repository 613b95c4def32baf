import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '@/lib/root'
import { mintSigningSecret, signatureHeaders } from './sign'

it('the documented check of signatures takes ours and nothing else', async () => {
  const page = await readFile(join(root, 'docs', 'notifications.md'), 'utf8')
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? []
  const { verify } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    verify: (secret: string, headers: Record<string, string>, body: string, now?: number) => boolean
  }
  const [secret, other] = [mintSigningSecret(), mintSigningSecret()]
  const body = '{"title":"Ü"}'
  const headers = signatureHeaders('msg_1', new Date(), body, [secret])
  expect(verify(secret, headers, body)).toBe(true)
  expect(verify(secret, signatureHeaders('msg_1', new Date(), body, [other, secret]), body)).toBe(true)
  expect(verify(other, headers, body)).toBe(false)
  expect(verify(secret, headers, `${body} `)).toBe(false)
  expect(verify(secret, { ...headers, 'webhook-id': 'msg_2' }, body)).toBe(false)
  expect(verify(secret, headers, body, Date.now() + 400_000)).toBe(false)
  expect(verify(secret, { ...headers, 'webhook-timestamp': 'soon' }, body)).toBe(false)
})
