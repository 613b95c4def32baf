import type { Build } from './images'

const rules = {
  'CIS-DI-0001': 'Create a user for the container',
  'CIS-DI-0005': 'Enable Content trust for Docker',
  'CIS-DI-0006': 'Add HEALTHCHECK instruction to the container image',
} as const

/** What `dockle -f sarif` says of how a build was made. */
export function dockleReport(build: Build): string {
  const asRoot = build.user === '' || build.user === 'root'
  const results = [
    ...(asRoot ? [{ ruleId: 'CIS-DI-0001', level: 'warning', message: { text: 'Last user should not be root' } }] : []),
    {
      ruleId: 'CIS-DI-0005',
      level: 'note',
      message: { text: 'export DOCKER_CONTENT_TRUST=1 before docker pull/build' },
    },
    { ruleId: 'CIS-DI-0006', level: 'note', message: { text: 'not found HEALTHCHECK statement' } },
  ]
  return JSON.stringify({
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0-rtm.5.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'Dockle',
            informationUri: 'https://github.com/goodwithtech/dockle',
            rules: Object.entries(rules).map(([id, text]) => ({
              id,
              shortDescription: { text },
              help: { text: `https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT.md#${id}` },
            })),
          },
        },
        results,
      },
    ],
  })
}
