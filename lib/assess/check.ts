import type { Verdict } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import type { ControlId } from '@/lib/model/control'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { Severity } from '@/lib/model/severity'

/** Ids of the same rule elsewhere. */
export type Mappings = {
  defender?: string
  azurePolicy?: string
  podSecurityStandards?: 'baseline' | 'restricted'
  cis?: string[]
  nsa?: string[]
  kubescape?: string[]
  trivy?: string[]
}

type CheckFacts = {
  /** Stable, public: `k8s-pod-privileged`. */
  id: string
  name: string
  /** What is wrong and why it matters, two or three sentences. */
  description: string
  severity: Severity
  control: ControlId
  /** Steps in words; one per item. */
  remediation: string[]
  /** Shown, but not counted in the score. */
  preview?: boolean
  mappings: Mappings
}

/** A rule about one Kubernetes object; `appliesTo` holds kinds such as `Deployment`. */
export type ObjectCheck = CheckFacts & {
  subject: 'object'
  assetKinds: readonly AssetKind[]
  evaluate(object: KubernetesObject): Verdict
  /** A strategic-merge patch that mends this very object, as YAML; null when no patch can be given. */
  patch?(object: KubernetesObject): string | null
}

/** Open vulnerabilities of an image by severity, and how many of them have a fix. */
export type ImageFindings = {
  critical: number
  high: number
  medium: number
  low: number
  fixable: number
  scanned: boolean
}

/** A rule about what scanners found in an image. */
export type ImageCheck = CheckFacts & {
  subject: 'image'
  assetKinds: readonly ['image']
  evaluate(findings: ImageFindings): Verdict
}

export type Check = ObjectCheck | ImageCheck
