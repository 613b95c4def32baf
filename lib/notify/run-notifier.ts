import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '@/lib/log'
import { abreast, claimDeliveries, type Claimed } from './claim-deliveries'
import { finishDelivery } from './finish-delivery'
import { planNews } from './plan-news'
import { sendDelivery, type Ways } from './send-delivery'

type Settings = { every?: number; concurrency?: number; ways?: Ways }

/**
 * Plans and sends until stopped, beside the queue of reports and never in its way: a receiver that is slow or dead
 * takes one of `concurrency` places here and none there. Any number may run over one database.
 */
export function runNotifier({ every = 1_000, concurrency = 16, ways }: Settings = {}): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let wake = new AbortController()
  const underWay = new Map<string, number>()
  const sends = new Set<Promise<void>>()

  const send = async (delivery: Claimed) => {
    const startedAt = new Date()
    try {
      const outcome = await sendDelivery(delivery, startedAt, ways)
      await finishDelivery(delivery, outcome, startedAt, new Date())
    } catch (error) {
      // It stays claimed until its lease ends; then it is tried again.
      log().warn({ err: error, delivery: delivery.id }, 'a notification could not be sent or written down')
    }
  }
  const start = (delivery: Claimed) => {
    underWay.set(delivery.lane, (underWay.get(delivery.lane) ?? 0) + 1)
    const sent = send(delivery).finally(() => {
      underWay.set(delivery.lane, (underWay.get(delivery.lane) ?? 1) - 1)
      sends.delete(sent)
      wake.abort()
    })
    sends.add(sent)
  }
  const busy = () => [...underWay].flatMap(([lane, count]) => (count >= abreast ? [lane] : []))

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      wake = new AbortController()
      let pause = every
      try {
        // A storm is planned in parts, so that what is planned goes out meanwhile.
        if (await planNews(new Date())) pause = 0
        for (const delivery of await claimDeliveries(new Date(), busy(), concurrency - sends.size)) start(delivery)
      } catch (error) {
        log().warn({ err: error }, 'notifications could not be looked after')
        pause = every * 5
      }
      await sleep(pause, undefined, { signal: AbortSignal.any([stopping.signal, wake.signal]) }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await loop
      await Promise.race([Promise.all(sends), sleep(5_000, undefined, { ref: false })])
    },
  }
}
