import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { testMessage } from '@/lib/notify/compose'
import { insertDelivery } from '@/lib/notify/insert-delivery'
import { makeChannel } from '@/lib/notify/testing/channels'
import { makeRule } from '@/lib/notify/testing/rules'
import { mark } from './estate'

type Home = { home: string }
const name = () => `${mark}-${randomUUID().slice(0, 8)}`
const ruleBody = ({ home }: Home) => ({
  name: name(),
  environmentIds: [home],
  kinds: ['alert-raised'],
  role: 'security_admin',
})

const channel = async ({ home }: Home) => ({
  params: { id: await makeChannel('https://hooks.example.com/x', { environmentId: home, name: name() }) },
})
const rule = async ({ home }: Home) => ({
  params: { id: await makeRule({ environmentIds: [home], name: name(), role: 'security_admin' }) },
})

/** What the table of who may call what asks about notifications; each deed has a thing of its own. */
export const notifications = {
  channel,
  rule,
  newChannel: ({ home }: Home) => ({
    body: { environmentId: home, kind: 'webhook', name: name(), url: 'https://hooks.example.com/x' },
  }),
  renameChannel: async (world: Home) => ({ ...(await channel(world)), body: { name: name() } }),
  newRule: (world: Home) => ({ body: ruleBody(world) }),
  changeRule: async (world: Home) => ({ ...(await rule(world)), body: ruleBody(world) }),
  delivery: async ({ home }: Home) => {
    const id = randomUUID()
    const message = testMessage(mark, new Date())
    const parts = { id, rule: null, recipient: `mailto:${mark}@example.com`, message, environmentIds: [home] }
    await db().$transaction((tx) => insertDelivery(tx, { ...parts, maxAttempts: 1, now: new Date() }))
    return { params: { id } }
  },
}
