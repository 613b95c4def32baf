import type { AlertSeverity, Entity, Tactic } from '@/lib/model/alert'
import type { AuditEvent, AuditLevel } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import type { AuditContext } from './context'

/** What every detection over the audit log states about itself. */
type DetectionFacts = {
  /** Stable, public: the alert's type. */
  id: string
  name: string
  /** What happened and why it matters. */
  description: string
  /** When it fires, in one sentence that a reader can check against the log. */
  fires: string
  /** Known benign causes. */
  benign: readonly string[]
  severity: AlertSeverity
  tactics: readonly Tactic[]
  techniques: readonly string[]
  /** Microsoft's alerts that mean the same, or are the nearest. */
  defender: readonly string[]
  /** `{pod}` and the like are filled from the event; a step whose thing the event does not name is left out. */
  remediation: readonly string[]
  preventedBy?: readonly string[]
  /** What the audit policy must write for it to see anything. */
  level: AuditLevel
  /**
   * Which events are shown to it: the evaluator indexes by these, so that an event meets few detections.
   * Resources as `pods`, `pods/exec` (with subresource), `*` for every object, '' for requests without one.
   */
  on: { verbs: readonly string[] | '*'; resources: readonly string[] }
}

/** Why a detection fires on an event. */
export type Hit = {
  /** Where the event makes it worse or milder than the detection's own. */
  severity?: AlertSeverity
  /** The one fact that a reader wants first: `container "web" is privileged`. */
  message: string
  /** The parts of the event that prove it, by path: `{ 'requestObject.spec.hostPID': true }`. */
  evidence: Record<string, Json>
  /** Further things it speaks of (image, address); caller, cluster, namespace, object are added by the evaluator. */
  entities?: readonly Entity[]
}

/** Decided by the event alone (and the environment's settings). Dry runs and failed requests never reach `match`. */
export type StatelessDetection = DetectionFacts & {
  /** Set where requests that were refused or failed are the point. */
  failed?: 'also' | 'only'
  match(event: AuditEvent, context: AuditContext): Hit | null
}

/** What a stateful detection asks to be remembered of one event. */
export type Mark = {
  /** Whose state: user, address, account. Environment, cluster and detection are added. */
  key: readonly string[]
  /** What is counted once (`distinct`) or seen for the first time (`first-seen`); the event itself when not given. */
  member?: string
  /** What members are parts of, where a rule asks for members from several: see `groups`. */
  group?: string
  /** How it is named in the evidence of an alert; the member when not given. */
  example?: string
  /** This one is cause enough by itself: it fires at once and nothing is counted. */
  alone?: true
  /** Another rule than the detection's own decides over this mark; it keeps a state of its own by its kind. */
  by?: StateRule
  hit: Hit
}

/** What is known of a time in which nothing is raised, and how long it is remembered. */
export type Learning = { memoryDays: number; learningDays: number }

/** How marks become an alert. Each fires once per crossing: not again for the same key within the window. */
export type StateRule =
  /**
   * At least `threshold` different members of one key within the window (`count`: each event is one). `groups`: `also` they
   * must come from so many groups, or so many groups are enough (`or`). `habit`: a key that did the same before, in
   * the memory, is left alone.
   */
  | {
      kind: 'count' | 'distinct'
      threshold: number
      windowSeconds: number
      groups?: { also: number } | { or: number }
      habit?: Learning
    }
  /**
   * A member never seen for its key within the memory. While the cluster is being learned nothing is raised, nor in
   * the first hours of a key (`newKeyHours`), whose every member is new.
   */
  | ({ kind: 'first-seen'; newKeyHours?: number } & Learning)
  /** A mark with member `last` at most so long after one with member `first`. */
  | { kind: 'sequence'; first: string; last: string; windowSeconds: number }
  /**
   * Marks of one minute: at least `floor`, and more than the usual of the key's busy minutes by `sigmas` standard
   * deviations (moving averages).
   */
  | { kind: 'rate'; sigmas: number; floor: number; learningDays: number }

export type StatefulDetection = DetectionFacts & {
  failed?: 'also' | 'only'
  state: StateRule
  mark(event: AuditEvent, context: AuditContext): Mark | readonly Mark[] | null
  /** What an alert says of all that made it; the message of the last mark when not given. */
  sums?(found: { count: number; examples: readonly string[]; hit: Hit }): string
  /** What must also hold, by the inventory, before an alert is raised. Asked for what fired alone. */
  confirm?: Pick<InventoryDetection, 'needs' | 'judge'>
}

/** Needs what the inventory holds: the object before the change, the rights of an account, the addresses of nodes. */
export type InventoryDetection = DetectionFacts & {
  failed?: 'also' | 'only'
  /** What to load for this event, as keys of assets or of ./known; none: nothing; null: not interesting. */
  needs(event: AuditEvent, context: AuditContext): readonly string[] | null
  /** `known`: the documents by key; an asset that the inventory does not hold is absent. */
  judge(event: AuditEvent, known: ReadonlyMap<string, Json>, context: AuditContext): Hit | null
}

export type AuditDetection = StatelessDetection | StatefulDetection | InventoryDetection
