import { makeIncident } from '@/lib/commands/testing/incidents'
import { everybody, row } from './row'
import type { World } from './world'

const one = async ({ home }: World) => ({ params: { id: (await makeIncident(home)).id } })

/** What the table of who may call what asks about incidents; each deed has one of its own. */
export const incidents = {
  one,
  /** Each clears their own part; those who may nowhere are refused. */
  samples: row({ ...everybody(403), anonymous: 401, admin: 200, adminElsewhere: 200 }),
  status: async (world: World) => ({ ...(await one(world)), body: { status: 'in-progress' } }),
  owner: async (world: World) => ({ ...(await one(world)), body: { owner: world.ids.admin } }),
  comment: async (world: World) => ({ ...(await one(world)), body: { comment: 'seen' } }),
  unlink: async ({ home }: World) => {
    const { id, alert } = await makeIncident(home)
    return { params: { id }, body: { alert } }
  },
}
