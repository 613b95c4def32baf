import { claimDeliveries } from '../claim-deliveries'
import { finishDelivery } from '../finish-delivery'
import { planNews } from '../plan-news'
import { sendDelivery } from '../send-delivery'

/** What a notifier does in one round at this moment, through the real ways out; for tests. Returns how many it sent. */
export async function turn(at = new Date()): Promise<number> {
  while (await planNews(at));
  const claimed = await claimDeliveries(at, [], 1_000)
  for (const delivery of claimed) await finishDelivery(delivery, await sendDelivery(delivery, at), at, at)
  return claimed.length
}
