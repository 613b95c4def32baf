import { storedContext, storedTuning } from '@/lib/store/detection-settings'
import type { DetectionSettingsView } from '@/lib/model/detection-setting'
import { detectionLists } from '@/lib/model/detection-setting'

type Stored = {
  environmentId: string
  detectionId: string
  enabled: boolean
  lists: unknown
  tuning: unknown
  updatedAt: Date
  updatedBy: string
}

/** What is set for the detections of an environment, by whom and when last. */
export function detectionSettingsView(
  environment: { id: string; name: string },
  rows: readonly Stored[],
  exceptions: number,
): DetectionSettingsView {
  const own = rows.filter((row) => row.environmentId === environment.id)
  const context = storedContext(own.find((row) => row.detectionId === '')?.lists)
  const [newest] = own.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
  return {
    environmentId: environment.id,
    environment: environment.name,
    lists: Object.fromEntries(
      detectionLists.map((name) => [name, [...context[name]]]),
    ) as DetectionSettingsView['lists'],
    off: own.filter((row) => row.detectionId !== '' && !row.enabled).map((row) => row.detectionId),
    tuned: own.filter((row) => Object.keys(storedTuning(row.tuning)).length > 0).map((row) => row.detectionId),
    exceptions,
    updatedAt: newest?.updatedAt.toISOString() ?? null,
    updatedBy: newest?.updatedBy ?? null,
  }
}
