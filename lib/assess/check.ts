import type { Verdict } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import type { ParameterValues } from '@/lib/model/check-setting'
import type { ControlId } from '@/lib/model/control'
import type { DockerContainerDocument } from '@/lib/model/docker-container'
import type { DockerHostDocument } from '@/lib/model/docker-host'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { Severity } from '@/lib/model/severity'
import type { ClusterFacts } from './facts/cluster-facts'
import type { FactPart } from './facts/part'
import type { Parameter } from './parameter'

/** Ids of the same rule elsewhere. */
export type Mappings = {
  /** Name of the recommendation in Microsoft Defender for Cloud. */
  defender?: string
  /** Assessment key (GUID) of that recommendation, where Microsoft publishes one. */
  defenderKey?: string
  /** GUID of the Azure Policy definition. */
  azurePolicy?: string
  podSecurityStandards?: 'baseline' | 'restricted'
  /** CIS Kubernetes Benchmark: `5.2.2` in every version from 1.8 to 1.12, or `v1.8:5.2.13` in one. */
  cis?: string[]
  /** CIS Docker Benchmark 1.6.0: `5.5`. */
  cisDocker?: string[]
  nsa?: string[]
  kubescape?: string[]
  trivy?: string[]
}

export type CheckFacts = {
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
  /**
   * Evaluated in excluded namespaces too, as checks of images, exposure and RBAC are: the exclusions of the
   * environment do not concern it, only those that people set for this very check.
   */
  ignoresExclusions?: boolean
  /** What people may set for this check, per environment. */
  parameters?: readonly Parameter[]
  /** Profile of the benchmark that the check belongs to: 1 for everyone, 2 where more is at stake. */
  level?: 1 | 2
  mappings: Mappings
}

/** What other assets say about an object, looked up by the caller. */
export type RelatedFacts = {
  /**
   * `USER` of the images that the object names; key: the image as the container writes it, null: the image sets
   * none. A missing key means that nobody has looked into the image yet.
   */
  imageUsers: Readonly<Record<string, string | null>>
  /** When those images were built, as their configuration says; a missing key means that nobody knows. */
  imageDates?: Readonly<Record<string, string>>
  /** The moment of the assessment, for rules about age. */
  now?: Date
  /** What else the cluster holds, as far as the checks that apply declare to need it. */
  facts?: ClusterFacts
}

/** A rule about one Kubernetes object, which it treats as immutable. */
export type ObjectCheck = CheckFacts & {
  subject: 'object'
  assetKinds: readonly AssetKind[]
  /** The parts of the cluster that it reads in `related.facts`: when they change, it is asked again. */
  needs?: readonly FactPart[]
  /** False: the check says nothing of this object, not even that it does not apply. */
  concerns?(object: KubernetesObject, related: RelatedFacts): boolean
  /**
   * `parameters`: what is set, to be read by `of` of each declared parameter. Containers whose image `excludedImages`
   * names are left alone by checks of pods. Throws on an object whose fields have the wrong shape.
   */
  evaluate(
    object: KubernetesObject,
    related: RelatedFacts,
    parameters?: ParameterValues,
    excludedImages?: readonly string[],
  ): Verdict
  /** A strategic-merge patch that mends this very object, as YAML; null when no patch can be given. */
  patch?(object: KubernetesObject, parameters?: ParameterValues, excludedImages?: readonly string[]): string | null
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

/** What is known of a Docker host or container beside its own document. */
export type DockerFacts = {
  /** What scanners found in its images, by image id; an image that is unknown to the inventory is absent. */
  images: ReadonlyMap<string, ImageFindings>
  parameters?: ParameterValues
}

/** A rule about a Docker host: its engine, its files, the images it stores. */
export type HostCheck = CheckFacts & {
  subject: 'host'
  assetKinds: readonly ['docker-host']
  evaluate(host: DockerHostDocument, facts: DockerFacts): Verdict
}

/** A rule about a container of a Docker host. */
export type ContainerCheck = CheckFacts & {
  subject: 'container'
  assetKinds: readonly ['container']
  evaluate(document: DockerContainerDocument, facts: DockerFacts): Verdict
}

export type Check = ObjectCheck | ImageCheck | HostCheck | ContainerCheck
