import type { AlertSeverity, Entity, Tactic } from '@/lib/model/alert'

/** An alert as one event would raise it. Drafts with equal `type` and `entityKey` may be merged (see dedupe). */
export type AlertDraft = {
  /** Stable, public: `K8S.NODE_ReverseShell`, `Falco_WriteBelowEtc`. */
  type: string
  title: string
  description: string
  severity: AlertSeverity
  tactics: Tactic[]
  /** ATT&CK ids: `T1059`, `T1059.004`. */
  techniques: string[]
  /** The asset, the container in it and, for requests to the API server, the caller. */
  entityKey: string
  entities: Entity[]
  /** The asset that the alert is about, in words: `shop/checkout`, a host, a cluster. */
  compromisedEntity: string
  /** Steps with the names of this event filled in. */
  remediation: string[]
  rule: string
  source: string
  /** Ids of checks that, had they been healthy, would have stood in the way. */
  preventedBy?: string[]
  /** It joins an alert that is there, but raises none: the tool that told it has closed it already. */
  joinsOnly?: true
}
