import { say } from '../log'
import { backoff, pause } from '../pause'
import { oneAtATime } from '../one-at-a-time'
import { discoverKinds } from './discover-kinds'
import { followKind, type Following, type FollowOptions } from './follow-kind'

type ClusterOptions = Omit<FollowOptions, 'follows' | 'inTurn' | 'onFailure'> & { withNames: boolean }

/** So long a kind may fail alone before the others are told without it. */
const patience = 120_000

/** Follows every kind that the cluster serves, and those that come to be served later. */
export class FollowedCluster {
  private readonly followed = new Map<string, Following>()
  private readonly inTurn = oneAtATime()
  private readonly tasks: Promise<void>[] = []
  private saidAt = 0
  private absent: { group: string; kind: string }[] = []

  constructor(private readonly options: ClusterOptions) {}

  /** Asks what is served and starts to follow what is new. Throws ApiError. */
  async discover(): Promise<void> {
    const { api, signal, withNames } = this.options
    const { served, absent } = await discoverKinds(api, { withNames }, signal)
    this.absent = absent
    for (const kind of served) {
      const id = `${kind.group}/${kind.kind}`
      if (this.followed.has(id)) continue
      const following: Following = {
        kind,
        state: 'starting',
        reason: null,
        since: Date.now(),
        failingSince: null,
        isListing: true,
      }
      this.followed.set(id, following)
      const follows = (name: string) => this.isFollowed(name)
      this.tasks.push(followKind(following, { ...this.options, follows, inTurn: this.inTurn, onFailure: this.tell }))
    }
  }

  /** The same until it succeeds or we are told to stop. */
  async discoverPatiently(): Promise<void> {
    const { signal } = this.options
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await this.discover()
        return
      } catch (error) {
        if (failures === 1) say(error instanceof Error ? error.message : String(error))
        await pause(backoff(failures), signal)
      }
    }
  }

  /** Whether what we hold is how the cluster is: each kind is known, or known to be out of our reach. */
  isInStep(now: number): boolean {
    const all = [...this.followed.values()]
    const whole = all.filter((one) => one.state === 'whole')
    if (whole.length === 0) return false
    // After an outage kinds come back one by one, as each tries again.
    const recovered = Math.max(...whole.map((one) => one.since))
    return !all.some(({ state, failingSince, isListing }) => {
      if (state !== 'starting' && state !== 'broken') return false
      return isListing || failingSince === null || now - Math.max(failingSince, recovered) < patience
    })
  }

  /** The kinds of which we know all there is, none of them included. */
  wholeKinds(): { group: string; kind: string }[] {
    const whole = [...this.followed.values()].filter((one) => one.state === 'whole' || one.state === 'absent')
    return [...whole.map(({ kind: { group, kind } }) => ({ group, kind })), ...this.absent]
  }

  /** The kinds that we cannot read, with why. */
  unreadable(): { kind: string; reason: string }[] {
    return [...this.followed.values()]
      .filter((one) => one.state === 'refused' || one.state === 'broken')
      .map((one) => ({ kind: one.kind.kind, reason: (one.reason ?? '').slice(0, 300) }))
  }

  /** A server that is away fails for every kind at once: that is said once. */
  private readonly tell = (kind: string, status: number, reason: string) => {
    const now = Date.now()
    if (status > 0) say(`${kind}: ${reason}`)
    else if (now - this.saidAt > 10_000) say(`the API server does not answer: ${reason}`)
    if (status <= 0) this.saidAt = now
  }

  async ended(): Promise<void> {
    await Promise.all(this.tasks)
  }

  private isFollowed(kind: string): boolean {
    return [...this.followed.values()].some((one) => one.kind.kind === kind && one.state !== 'refused')
  }
}
