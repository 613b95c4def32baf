import { formatFacts, type Format } from '@/lib/model/format'

export const runners = ['shell', 'github', 'gitlab'] as const
export type Runner = (typeof runners)[number]
export const runnerNames = { shell: 'Shell', github: 'GitHub', gitlab: 'GitLab' } as const satisfies Record<
  Runner,
  string
>

/** Where a format is usually sent from: what scans images runs in pipelines too, what watches a cluster does not. */
export function runnersOf(format: Format): readonly Runner[] {
  const plans: readonly string[] = formatFacts[format].plans
  return plans.includes('registries') ? runners : ['shell']
}

const indent = (text: string, by: number) =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n')

/** One long curl command, an option to a line, so that it can be read. */
const folded = (text: string) => text.replace(/ (-H |--data-binary |--namespace |--set )/g, ' \\\n  $1')

/** How to send a report of this format to this installation. The token stays a variable: it belongs in no file. */
export function snippet(format: Format, runner: Runner, url: string): string {
  const commands = folded(formatFacts[format].example.replaceAll('$PLIMSOLL_URL', url))
  if (runner === 'github') {
    return [
      '- name: Report to Plimsoll',
      '  env:',
      '    PLIMSOLL_TOKEN: ${{ secrets.PLIMSOLL_TOKEN }}',
      '    IMAGE: ghcr.io/${{ github.repository }}:${{ github.sha }}',
      '  run: |',
      indent(commands, 4),
    ].join('\n')
  }
  if (runner === 'gitlab') {
    return [
      'plimsoll:',
      '  # PLIMSOLL_TOKEN is a masked variable of the project',
      '  variables:',
      '    IMAGE: $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA',
      '  script:',
      '    - |',
      indent(commands, 6),
    ].join('\n')
  }
  return commands
}
