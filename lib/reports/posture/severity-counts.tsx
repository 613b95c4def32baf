import { Text, View } from '@react-pdf/renderer'
import type { Severity } from '@/lib/model/severity'
import { count } from './figures'
import { severityWord } from './palette'
import { SeverityMark } from './severity-mark'
import { style } from './style'

/** A line of severities, each as mark, count and word, worst first. */
export function SeverityCounts({ counts }: { counts: { severity: Severity; value: number }[] }) {
  return (
    <View style={[style.row, { marginBottom: 10 }]} wrap={false}>
      {counts.map(({ severity, value }) => (
        <View key={severity} style={[style.row, { marginRight: 16 }]}>
          <SeverityMark severity={severity} size={13} />
          <Text style={[style.strong, { marginLeft: 5, fontSize: 10 }]}>{count(value)}</Text>
          <Text style={[style.muted, style.small, { marginLeft: 4 }]}>{severityWord[severity].toLowerCase()}</Text>
        </View>
      ))}
    </View>
  )
}
