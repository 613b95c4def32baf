import { formatFacts, type Format } from '@/lib/model/format'

export const runners = ['inside', 'outside', 'shell', 'github', 'gitlab'] as const
export type Runner = (typeof runners)[number]
export const runnerNames = {
  inside: 'In the cluster',
  outside: 'From outside',
  shell: 'Shell',
  github: 'GitHub',
  gitlab: 'GitLab',
} as const satisfies Record<Runner, string>

/** Where a format is usually sent from: what scans images runs in pipelines too, what watches a cluster does not. */
export function runnersOf(format: Format): readonly Runner[] {
  const plans: readonly string[] = formatFacts[format].plans
  if (format === 'kubernetes') return ['inside', 'outside', 'shell']
  return plans.includes('registries') ? ['shell', 'github', 'gitlab'] : ['shell']
}

const indent = (text: string, by: number) =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n')

/** One long curl command, an option to a line, so that it can be read. */
const folded = (text: string) => text.replace(/ (-H |--data-binary |--namespace |--set )/g, ' \\\n  $1')

/** What our own collectors ask for. */
const settings = 'export PLIMSOLL_URL=$PLIMSOLL_URL PLIMSOLL_TOKEN\n'

/** Our own collector, from the folder of this version: inside the cluster, or anywhere that reaches its API server. */
const ownCollector: Partial<Record<Runner, readonly string[]>> = {
  inside: [
    '# once: build deploy/Dockerfile, push it, name it in deploy/kubernetes/40-collector.yaml',
    'kubectl apply -f deploy/kubernetes/10-namespace.yaml',
    'kubectl -n plimsoll create configmap plimsoll-collector --from-literal=url=$PLIMSOLL_URL',
    'printf %s "$PLIMSOLL_TOKEN" | kubectl -n plimsoll create secret generic \\',
    '  plimsoll-collector --from-file=token=/dev/stdin',
    'kubectl apply -f deploy/kubernetes/',
  ],
  outside: [`${settings}npx plimsoll collect kubernetes --context NAME`],
}

/** How to send a report of this format to this installation. The token stays a variable: it belongs in no file. */
export function snippet(format: Format, runner: Runner, url: string): string {
  const own = ownCollector[runner]
  if (own) return own.join('\n').replaceAll('$PLIMSOLL_URL', url)
  const { example } = formatFacts[format]
  const isOwn = example.startsWith('plimsoll collect')
  const commands = folded(`${isOwn ? settings : ''}${example}`.replaceAll('$PLIMSOLL_URL', url))
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
