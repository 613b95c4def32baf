import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { db } from '@/lib/db'
import { makeEnvironment } from '@/lib/store/testing'
import { makeChannel } from './testing/channels'
import { startReceiver } from './testing/receiver'
import { makeRule } from './testing/rules'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ['bin/plimsoll.js', 'worker'], {
    stdio: 'ignore',
    env: { ...process.env, PLIMSOLL_NOTIFY_ALLOW: '127.0.0.0/8' },
  })
  running.push(child)
  return child
}

async function until(check: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(50)) if (await check()) return
  throw new Error(`waited two minutes for ${what}`)
}

it('a worker killed while it sends loses no message: the next one sends it under the same id', async () => {
  const receiver = await startReceiver(() => undefined)
  const environmentId = await makeEnvironment()
  await makeRule({ channelId: await makeChannel(receiver.url) })
  await raise(environmentId, [falcoEvent({ workload: 'one' }), falcoEvent({ workload: 'two' })])

  const first = startWorker()
  await until(() => receiver.heard.length === 2, 'the first worker to send')
  first.kill('SIGKILL')
  await new Promise((settle) => first.once('exit', settle))
  const ids = receiver.heard.map((one) => one.headers['webhook-id'])
  expect(new Set(ids).size).toBe(2)
  const left = await db().notifyDelivery.findMany()
  expect(left.map((row) => [row.state, row.attempts])).toEqual([
    ['sending', 1],
    ['sending', 1],
  ])
  expect(await db().notifyAttempt.count()).toBe(0)

  // As if the lease had run out: nobody wants to wait for it here.
  await db().notifyDelivery.updateMany({ data: { nextTryAt: new Date() } })
  receiver.now((response) => response.writeHead(204).end())
  await raise(environmentId, [falcoEvent({ workload: 'three' })])
  startWorker()
  await until(
    async () => (await db().notifyDelivery.count({ where: { state: 'delivered' } })) === 3,
    'the second worker',
  )
  expect(receiver.heard.slice(2).map((one) => one.headers['webhook-id'])).toEqual(expect.arrayContaining(ids))
  expect(await db().notifyIntent.count()).toBe(3)
  expect(receiver.heard).toHaveLength(5)
  await receiver.stop()
}, 300_000)
