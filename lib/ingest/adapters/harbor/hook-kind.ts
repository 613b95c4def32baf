export type HookKind = { rule: string; words: string; isScan?: true; isGone?: true }

/** Types of webhooks that say something of images: in Harbor's own form and as CloudEvents. Source: Harbor 2.8 to 2.14. */
const kinds = new Map<unknown, HookKind>(
  (
    [
      ['PUSH_ARTIFACT', 'harbor.artifact.pushed', { rule: 'artifact.pushed', words: 'was pushed' }],
      ['DELETE_ARTIFACT', 'harbor.artifact.deleted', { rule: 'artifact.deleted', words: 'was deleted', isGone: true }],
      ['SCANNING_COMPLETED', 'harbor.scan.completed', { rule: 'scan.completed', words: 'was scanned', isScan: true }],
      ['SCANNING_FAILED', 'harbor.scan.failed', { rule: 'scan.failed', words: 'could not be scanned', isScan: true }],
      [
        'SCANNING_STOPPED',
        'harbor.scan.stopped',
        { rule: 'scan.stopped', words: 'is no longer being scanned', isScan: true },
      ],
    ] as const
  ).flatMap(([own, cloud, kind]) => [[own, kind] as const, [cloud, kind] as const]),
)

/** What a webhook of this type tells; undefined for one that tells nothing of an image. */
export function kindOf(type: unknown): HookKind | undefined {
  return kinds.get(type)
}
