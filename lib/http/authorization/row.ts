import type { Asker, World } from './world'

type Ask = { params?: Record<string, string>; query?: string; body?: Record<string, unknown> | string }
type Answers = Record<Asker, number>
/** What is asked, and what each asker gets. `ask` makes anew what the deed would use up. */
export type Row = { answers: Answers; ask(world: World, asker: Asker): Ask | Promise<Ask> }

const nothing = () => ({})
export const row = (answers: Answers, ask: Row['ask'] = nothing): Row => ({ answers, ask })
export const everybody = (status: number): Answers => ({
  anonymous: status,
  reader: status,
  admin: status,
  readerElsewhere: status,
  adminElsewhere: status,
  collector: status,
})
export const people = { ...everybody(200), anonymous: 401, collector: 403 }

/** A list: each sees their own part of it. */
export const list = (ask?: Row['ask']) => row(people, ask)
/** A thing at home: for those elsewhere it does not exist. */
export const thing = (ask: Row['ask']) => row({ ...people, readerElsewhere: 404, adminElsewhere: 404 }, ask)
/** A deed at home. Who may do nothing of the kind anywhere is refused before anything is looked up. */
export const deed = (ask: Row['ask'], done = 200) =>
  row({ ...everybody(403), anonymous: 401, admin: done, adminElsewhere: 404 }, ask)
/** A deed that concerns the whole installation. */
export const installationDeed = (ask: Row['ask'], done = 200) =>
  row({ ...everybody(403), anonymous: 401, admin: done }, ask)
