import type { AuditDetection } from '@/lib/detect/audit/detection'
import { tunableOf } from '@/lib/detect/audit/tuned-rule'
import { blankSteps } from '@/lib/detect/fill-steps'
import type { DetectionItem, DetectionKind, DetectionStanding } from '@/lib/model/detection-setting'
import { tuningNames } from '@/lib/model/detection-setting'
import { storedTuning } from '@/lib/store/detection-settings'

type Stored = {
  environmentId: string
  detectionId: string
  enabled: boolean
  tuning: unknown
  updatedAt: Date
  updatedBy: string
}
export type Fired = { value: number; capped: boolean; lastAt: Date | null }

/** By what a detection decides: the event, what it remembers, or what the inventory holds. */
export function kindOfDetection(detection: AuditDetection): DetectionKind {
  return 'state' in detection ? 'state' : 'judge' in detection ? 'inventory' : 'event'
}

/** A detection as the API shows it, with how it stands in these environments. */
export function detectionItem(
  detection: AuditDetection,
  environments: readonly { id: string; name: string }[],
  stored: readonly Stored[],
  fired: Fired | undefined,
): DetectionItem {
  const defaults = 'state' in detection ? tunableOf(detection.state) : {}
  return {
    id: detection.id,
    name: detection.name,
    description: detection.description,
    fires: detection.fires,
    benign: [...detection.benign],
    severity: detection.severity,
    tactics: [...detection.tactics],
    techniques: [...detection.techniques],
    defender: [...detection.defender],
    remediation: blankSteps(detection.remediation),
    preventedBy: [...(detection.preventedBy ?? [])],
    level: detection.level,
    kind: kindOfDetection(detection),
    tunable: tuningNames.flatMap((name) => {
      const value = defaults[name]
      return value === undefined ? [] : [{ name, default: value }]
    }),
    alerts: { value: fired?.value ?? 0, capped: fired?.capped ?? false },
    lastAt: fired?.lastAt?.toISOString() ?? null,
    environments: environments.map((environment): DetectionStanding => {
      const row = stored.find((one) => one.environmentId === environment.id && one.detectionId === detection.id)
      return {
        ...environment,
        enabled: row?.enabled ?? true,
        tuning: storedTuning(row?.tuning),
        updatedAt: row?.updatedAt.toISOString() ?? null,
        updatedBy: row?.updatedBy ?? null,
      }
    }),
  }
}
