import { z } from 'zod'
import type { AlertSeverity, Tactic } from './alert'
import type { AuditLevel } from './audit-event'

/** Lists that an environment keeps for its detections, by the name under which they are stored and sent. */
export const detectionLists = [
  'deliveryUsers',
  'systemNamespaces',
  'privilegedImages',
  'approvedRegistries',
  'trustedProxies',
  'ownAddresses',
  'maliciousAddresses',
] as const
export type DetectionList = (typeof detectionLists)[number]

/** What each list is for, in one sentence. */
export const detectionListWords: Readonly<Record<DetectionList, { label: string; purpose: string; example: string }>> =
  {
    deliveryUsers: {
      label: 'Delivery users',
      purpose: 'Accounts that roll out by themselves (GitOps, CI). What they do is routine to most detections.',
      example: 'system:serviceaccount:argocd:argocd-application-controller',
    },
    systemNamespaces: {
      label: 'System namespaces',
      purpose: 'Namespaces of the platform, beside kube-system and those of the known distributions.',
      example: 'platform-*',
    },
    privilegedImages: {
      label: 'Privileged images',
      purpose: 'Image repositories that are meant to be privileged: agents, storage and network drivers.',
      example: 'ghcr.io/acme/node-agent',
    },
    approvedRegistries: {
      label: 'Approved registries',
      purpose: 'Where images may come from. While it is empty, any registry will do.',
      example: 'registry.acme.example/*',
    },
    trustedProxies: {
      label: 'Trusted proxies',
      purpose: 'Proxies in front of the API server whose word on the client’s address is believed.',
      example: '10.20.0.0/24',
    },
    ownAddresses: {
      label: 'Own public addresses',
      purpose: 'Public addresses of nodes, of the NAT that they go out by, and of the provider’s control plane.',
      example: '198.51.100.7',
    },
    maliciousAddresses: {
      label: 'Malicious addresses',
      purpose: 'Addresses that nobody should come from: a feed of Tor exits, anonymisers and known attackers.',
      example: '203.0.113.0/24',
    },
  }

const glob = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[^\p{Cc}\s,]+$/u, 'has no blanks, commas or control characters')
const telling = glob.regex(/[^*]{2}/, 'names at least two characters beside *')
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const range = glob
  .max(49)
  .regex(
    new RegExp(
      `^(?:${octet}(?:\\.${octet}){3}(?:/(?:3[0-2]|[12]?\\d))?|[0-9a-fA-F:]*:[0-9a-fA-F:]*(?:/(?:12[0-8]|1[01]\\d|\\d?\\d))?)$`,
    ),
    'is no address or range such as 10.0.0.0/8',
  )

/** What a person may write for each list. */
export const detectionListSchemas = {
  deliveryUsers: z.array(telling).max(200),
  systemNamespaces: z.array(telling).max(200),
  privilegedImages: z.array(telling).max(200),
  approvedRegistries: z.array(telling).max(200),
  trustedProxies: z.array(range).max(200),
  ownAddresses: z.array(range).max(1_000),
  maliciousAddresses: z.array(range).max(5_000),
} as const satisfies Record<DetectionList, z.ZodType>

/** Bounds of the numbers that an environment may set for a detection. */
export const tuningBounds = {
  threshold: { min: 1, max: 100_000, whole: true, label: 'Threshold', unit: 'events' },
  windowSeconds: { min: 10, max: 86_400, whole: true, label: 'Window', unit: 'seconds' },
  memoryDays: { min: 1, max: 365, whole: false, label: 'Memory', unit: 'days' },
  learningDays: { min: 0, max: 90, whole: false, label: 'Learning', unit: 'days' },
  sigmas: { min: 1, max: 20, whole: false, label: 'Deviation', unit: 'standard deviations' },
  floor: { min: 1, max: 1_000_000, whole: true, label: 'Floor', unit: 'requests a minute' },
} as const
export type TuningName = keyof typeof tuningBounds
export const tuningNames = Object.keys(tuningBounds) as TuningName[]

/** Parts of an exception; all that are given must match. */
export const exceptionParts = ['user', 'namespace', 'image', 'name'] as const
export type ExceptionPart = (typeof exceptionParts)[number]
export const exceptionPartInput = {
  user: glob.nullish(),
  namespace: glob.nullish(),
  image: glob.nullish(),
  name: glob.nullish(),
}
export const exceptionReasonInput = z.string().trim().min(3, 'say why').max(500)

/** One of these must name something: an exception of everything is a detection that is switched off. */
export const saysSomething = (parts: Partial<Record<ExceptionPart, string | null>>) =>
  exceptionParts.some((part) => /[^*]{2}/.test(parts[part] ?? ''))

export type DetectionKind = 'event' | 'state' | 'inventory'
export type DetectionTuning = { name: TuningName; default: number }

/** A detection as the catalogue has it, and how it stands where the reader may look. */
export type DetectionItem = {
  id: string
  name: string
  description: string
  fires: string
  benign: string[]
  severity: AlertSeverity
  tactics: Tactic[]
  techniques: string[]
  defender: string[]
  remediation: string[]
  preventedBy: string[]
  level: AuditLevel
  kind: DetectionKind
  tunable: DetectionTuning[]
  /** Alerts of the last 30 days; `capped`: there are more. */
  alerts: { value: number; capped: boolean }
  lastAt: string | null
  environments: DetectionStanding[]
}

export type DetectionStanding = {
  id: string
  name: string
  enabled: boolean
  tuning: Partial<Record<TuningName, number>>
  updatedAt: string | null
  updatedBy: string | null
}

export type DetectionSettingsView = {
  environmentId: string
  environment: string
  lists: Record<DetectionList, string[]>
  off: string[]
  tuned: string[]
  exceptions: number
  updatedAt: string | null
  updatedBy: string | null
}

export type DetectionExceptionState = 'active' | 'expired' | 'revoked'
export type DetectionExceptionItem = {
  id: string
  environmentId: string
  environment: string
  detection: string | null
  user: string | null
  namespace: string | null
  image: string | null
  name: string | null
  reason: string
  state: DetectionExceptionState
  createdAt: string
  createdBy: string
  expiresAt: string | null
  revokedAt: string | null
  revokedBy: string | null
}

/** What an exception would have covered of the alerts of the last 30 days. */
export type DetectionExceptionPreview = {
  covered: number
  looked: number
  capped: boolean
  sample: { id: string; title: string; compromised: string; lastSeenAt: string }[]
}
