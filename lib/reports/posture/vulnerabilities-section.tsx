import { Text, View } from '@react-pdf/renderer'
import { severities } from '@/lib/model/severity'
import type { PostureVulnerabilities } from './data'
import { count, counted } from './figures'
import { severityWord } from './palette'
import { Nothing, Section } from './section'
import { SeverityCounts } from './severity-counts'
import { style } from './style'
import { Cut, Table } from './table'

const shown = ['critical', 'high', 'medium', 'low'] as const

const columns = [
  { head: 'Image' },
  { head: 'Environment', width: 88 },
  { head: 'Known exploited', width: 72, figure: true },
  ...shown.map((severity) => ({ head: severityWord[severity], width: 44, figure: true })),
]

/** Open vulnerabilities of images by severity, those known to be exploited, and the images that carry most. */
export function VulnerabilitiesSection({ vulnerabilities }: { vulnerabilities: PostureVulnerabilities }) {
  const { bySeverity, knownExploited, topImages } = vulnerabilities
  const counts = severities
    .map((severity) => ({ severity, value: bySeverity[severity] }))
    .filter(({ severity, value }) => value > 0 || severity !== 'unknown')
  const total = counts.reduce((sum, { value }) => sum + value, 0)
  return (
    <Section title="Vulnerabilities in images" meta={total > 0 ? `${counted(total, 'finding')} open` : undefined}>
      {total === 0 && <Nothing>No open vulnerability is known. Only images that were scanned can show one.</Nothing>}
      {total > 0 && <SeverityCounts counts={counts} />}
      {knownExploited > 0 && (
        <View style={[style.row, { marginBottom: 10 }]}>
          <Text style={style.chip}>known exploited</Text>
          <Text
            style={{ marginLeft: 6 }}
          >{`${count(knownExploited)} of these are on a list of vulnerabilities that attackers are known to use.`}</Text>
        </View>
      )}
      {topImages.length > 0 && (
        <Table
          columns={columns}
          rows={topImages.map((image, index) => ({
            key: `${index}`,
            cells: [
              <Cut key="name" lines={2}>
                {image.name}
              </Cut>,
              image.environment,
              image.knownExploited > 0 ? count(image.knownExploited) : '–',
              ...shown.map((severity) => count(image.counts[severity])),
            ],
          }))}
        />
      )}
    </Section>
  )
}
