import { Text, View } from '@react-pdf/renderer'
import type { PostureRecommendation } from './data'
import { change, count, counted } from './figures'
import { Nothing, Section } from './section'
import { SeverityMark } from './severity-mark'
import { style } from './style'
import { Table } from './table'

const columns = [
  { head: 'Severity', width: 46 },
  { head: 'Recommendation, control and some of the resources' },
  { head: 'Unhealthy', width: 56, figure: true },
  { head: 'Gain', width: 40, figure: true },
]

/** The recommendations to follow first, each with where it applies and what it gives alone. */
export function RecommendationsSection({ recommendations }: { recommendations: PostureRecommendation[] }) {
  const rows = recommendations.map((recommendation, index) => ({ key: `${index}`, cells: cells(recommendation) }))
  const meta = `The ${counted(rows.length, 'recommendation')} to follow first; gain: points of the score it gives alone`
  return (
    <Section title="Worst recommendations" meta={rows.length > 0 ? meta : undefined}>
      {rows.length > 0 ? (
        <Table columns={columns} rows={rows} />
      ) : (
        <Nothing>No recommendation has an unhealthy resource.</Nothing>
      )}
    </Section>
  )
}

function cells({ name, severity, control, unhealthy, gain, affected }: PostureRecommendation) {
  const shown = affected.slice(0, 3)
  const rest = unhealthy - shown.length
  const where = shown.join(', ') + (shown.length > 0 && rest > 0 ? ` and ${count(rest)} more` : '')
  return [
    <SeverityMark key="mark" severity={severity} size={12} />,
    <View key="name">
      <Text style={[style.medium, { maxLines: 2, textOverflow: 'ellipsis' }]}>{name}</Text>
      <Text style={[style.small, style.faint, { maxLines: 1, textOverflow: 'ellipsis' }]}>{control}</Text>
      {where !== '' && (
        <Text style={[style.small, style.muted, { maxLines: 2, textOverflow: 'ellipsis' }]}>{where}</Text>
      )}
    </View>,
    count(unhealthy),
    <Text key="gain" style={[style.figure, style.strong]}>
      {change(gain)}
    </Text>,
  ]
}
