import { say } from '../log'
import { oneAtATime } from '../one-at-a-time'
import type { Spool, SpoolEntry } from '../spool'
import type { FollowedCluster } from './follow-cluster'
import type { Identity } from './identify-cluster'
import { linkNamespaces } from './link-namespaces'
import type { ObjectStore, Section } from './object-store'
import { writeReport } from './write-report'

export type ReporterOptions = {
  store: ObjectStore
  spool: Spool
  cluster: FollowedCluster
  identity: Identity
  clusterName: string | undefined
  /** Bytes that may wait on disk. */
  spoolLimit: number
  snapshotEvery: number
  /** Changes are gathered for so long, in milliseconds, before they are told. */
  gather: number
}

/** As much text in a namespace as may be told again every second. */
const textPerSecond = 1024 * 1024
const leastPart = 4 * 1024

/** Decides what is told when: the whole at the start and every hour, changed sections after a moment's gathering. */
export class Reporter {
  private lastAt = 0
  private snapshotAt = 0
  /** Large sections are told less often: until when each, and all of them, rest. */
  private readonly restOf = new Map<Section, number>()
  private restUntil = 0
  private limit = { packed: 24 * 1024 * 1024, unpacked: 200 * 1024 * 1024 }
  private readonly partOf = new Map<number, Section[]>()
  /** One report is written at a time. */
  private readonly inTurn = oneAtATime()
  /** Namespaces that fit through no door; null while there are none. */
  tooLarge: string | null = null

  constructor(private readonly options: ReporterOptions) {}

  /** To be called again and again: writes what is due. Throws when the disk does. */
  async work(now: number): Promise<void> {
    const { cluster, store, spool, snapshotEvery, spoolLimit, gather } = this.options
    if (!cluster.isInStep(now)) return
    const isFull = spool.bytes > spoolLimit && spool.length > 1
    if (isFull) say('the spool is full: what waits is replaced by the state as it is now')
    if (now >= this.snapshotAt || isFull) {
      this.snapshotAt = now + snapshotEvery
      await this.inTurn(() => this.snapshot())
      return
    }
    if (now < this.restUntil || ![...store.dirty.values()].some((since) => now >= since + gather)) return
    const due = [...store.dirty.keys()].filter((section) => now >= (this.restOf.get(section) ?? 0))
    if (due.length > 0) await this.inTurn(() => this.changes(due))
  }

  /** The server takes no report of this size: everything is told anew in smaller ones. False when nothing is left to split. */
  async shrink(entry: SpoolEntry): Promise<boolean> {
    const sections = this.partOf.get(entry.sequence)
    if (sections?.length === 1 || entry.bytes < leastPart) {
      this.tooLarge = sections?.[0] || 'what lies outside namespaces'
      say(`${this.tooLarge} is larger than the server, or a proxy before it, takes (${entry.bytes} bytes)`)
      this.options.spool.remove(entry)
      return true
    }
    this.limit = { ...this.limit, packed: Math.floor(Math.min(this.limit.packed, entry.bytes) / 2) }
    if (!this.options.cluster.isInStep(Date.now())) return false
    await this.inTurn(() => this.snapshot())
    return true
  }

  private async snapshot(): Promise<void> {
    const { store, spool } = this.options
    this.tooLarge = null
    const entries = await this.tell(store.allSections(), true)
    const [first] = entries
    if (first) spool.supersede(first)
  }

  private async changes(due: readonly Section[]): Promise<void> {
    await this.tell(linkNamespaces(this.options.store, due), false)
  }

  private async tell(sections: Section[], isSnapshot: boolean): Promise<SpoolEntry[]> {
    const { store, spool, cluster, identity, clusterName } = this.options
    // What changes while we write is told again afterwards.
    for (const section of sections) store.dirty.delete(section)
    if (isSnapshot) store.dirty.clear()
    this.lastAt = Math.max(Date.now(), this.lastAt + 1)
    for (const section of sections) this.rest(section)
    const plan = {
      collectedAt: new Date(this.lastAt).toISOString(),
      cluster: { uid: identity.uid, version: identity.version, name: clusterName ?? null },
      kinds: cluster.wholeKinds(),
      allNamespaces: isSnapshot,
      sections,
    }
    const parts = await writeReport(store, plan, this.limit, () => spool.draft())
    return parts.map(({ path, sections: told }) => {
      const entry = spool.commit(path, isSnapshot ? 'snapshot' : 'delta')
      this.partOf.set(entry.sequence, told)
      return entry
    })
  }

  private rest(section: Section): void {
    const size = this.options.store.size(section)
    this.restUntil = this.lastAt + this.options.gather
    this.restOf.set(section, this.restUntil + (size / textPerSecond) * 1_000)
  }
}
