import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { networks } from './guard'
import { postJson } from './post'
import { startReceiver, type Receiver } from './testing/receiver'

const allow = networks(['127.0.0.0/8'])
let receiver: Receiver
beforeEach(async () => void (receiver = await startReceiver()))
afterEach(async () => receiver.stop())
const post = async (parts: object = {}, url = receiver.url) =>
  postJson(url, '{"a":1}', { 'x-one': '1' }, { allow, ...parts })

describe('a receiver', () => {
  it('gets the body and the headers', async () => {
    expect(await post()).toEqual({ ok: true, code: 204, error: null, final: false })
    expect(receiver.heard).toMatchObject([
      { path: '/hook', body: '{"a":1}', headers: { 'x-one': '1', 'content-type': 'application/json; charset=utf-8' } },
    ])
  })

  it.each([
    [500, /500/, false],
    [404, /404/, false],
    [410, /gone/, true],
  ])('that answers %i has failed', async (code, words, final) => {
    receiver.now((response) => response.writeHead(code).end('secret words'))
    const outcome = await post()
    expect(outcome).toMatchObject({ ok: false, code, final })
    expect(outcome.error).toMatch(words)
    expect(outcome.error).not.toContain('secret')
  })

  it('may ask for patience', async () => {
    receiver.now((response) => response.writeHead(429, { 'retry-after': '77' }).end())
    expect(await post()).toMatchObject({ ok: false, code: 429, retryAfter: '77', final: false })
  })

  it('that redirects is not followed, wherever it points', async () => {
    const other = await startReceiver()
    for (const location of ['http://169.254.169.254/latest/meta-data/', other.url]) {
      receiver.now((response) => response.writeHead(307, { location }).end())
      expect(await post()).toMatchObject({ ok: false, code: 307, error: expect.stringContaining('not followed') })
    }
    expect(other.heard).toEqual([])
    await other.stop()
  })

  it('that never answers, drips, or drips its headers is given up in time', async () => {
    receiver.now(() => undefined)
    const drip = (write: (text: string) => void) => {
      const timer = setInterval(() => write('x'), 20)
      setTimeout(() => clearInterval(timer), 2_000)
    }
    expect(await post({ timeout: 300 })).toMatchObject({
      ok: false,
      code: null,
      error: expect.stringContaining('No answer'),
    })
    receiver.now((response) => drip((text) => response.socket?.write(`HTTP/1.1 200 OK\r\nx-${text}: 1\r\n`)))
    const before = Date.now()
    expect(await post({ timeout: 300 })).toMatchObject({ ok: false })
    expect(Date.now() - before).toBeLessThan(1_500)
  })

  it('that answers without end has answered with its code', async () => {
    receiver.now((response) => {
      response.writeHead(200)
      const more = () => void (response.destroyed || (response.write('x'.repeat(1_000_000)), setImmediate(more)))
      more()
    })
    const before = Date.now()
    expect(await post()).toMatchObject({ ok: true, code: 200 })
    expect(Date.now() - before).toBeLessThan(5_000)
  })

  it('that sends endless headers, resets or is not there has failed in words', async () => {
    receiver.now((response) => response.writeHead(200, { 'x-long': 'y'.repeat(60_000) }).end())
    expect(await post()).toMatchObject({ ok: false, error: 'The answer was too large.' })
    receiver.now((_, __, request) => request.socket.resetAndDestroy())
    expect(await post()).toMatchObject({ ok: false, error: expect.stringContaining('broke the connection off') })
    const { port } = receiver
    await receiver.stop()
    expect(await post({}, `http://127.0.0.1:${port}/`)).toMatchObject({
      error: expect.stringContaining('Nothing listens'),
    })
  })
})

describe('the guard', () => {
  it('lets nothing through to this machine unless it was opened', async () => {
    const shut = { allow: networks([]) }
    for (const url of [receiver.url, receiver.url.replace('127.0.0.1', 'localhost')]) {
      expect(await post(shut, url)).toMatchObject({ ok: false, final: true, error: expect.stringContaining('private') })
    }
    expect(receiver.heard).toEqual([])
  })

  it('connects to the address that it checked: a name that changes its mind is not asked twice', async () => {
    let asked = 0
    const resolve = (_: string, done: (error: null, addresses: { address: string; family: number }[]) => void) => {
      asked += 1
      done(null, [{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }])
    }
    const url = `http://rebind.example:${receiver.port}/`
    expect(await post({ resolve }, url)).toMatchObject({ ok: true })
    expect(asked).toBe(1)
    expect(await post({ resolve }, url)).toMatchObject({
      ok: false,
      final: true,
      error: expect.stringContaining('metadata'),
    })
    expect(receiver.heard).toHaveLength(1)
  })
})
