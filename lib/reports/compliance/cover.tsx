import { Text, View } from '@react-pdf/renderer'
import { complianceStatuses } from '@/lib/model/compliance'
import { fullTime } from '../posture/dates'
import { count, shortened } from '../posture/figures'
import { LoadLine } from '../posture/hull-gauge'
import { Section } from '../posture/section'
import { style } from '../posture/style'
import { Table } from '../posture/table'
import type { ComplianceReport } from './data'
import { fraction, headline, statusWords } from './words'

/** What is reported, where and when; the part of the decided controls that passed, in all and in each environment. */
export function Cover({ report, name, scope }: { report: ComplianceReport; name: string; scope: string }) {
  const { standard, generatedAt, generatedBy } = report
  const { counts } = standard
  return (
    <>
      <View>
        <View style={[style.row, { marginBottom: 22 }]}>
          <LoadLine width={22} />
          <Text style={[style.strong, { fontSize: 11, marginLeft: 7 }]}>Plimsoll</Text>
        </View>
        <Text style={style.title}>{name}</Text>
        <Text style={[style.muted, { marginTop: 4 }]}>{`Compliance report, ${scope}`}</Text>
        <Text style={style.muted}>{`${fullTime(generatedAt)}, made for ${shortened(generatedBy)}`}</Text>
        <Text style={{ fontSize: 18, fontWeight: 600, marginTop: 18 }}>{headline(counts)}</Text>
        <Text style={[style.muted, { marginTop: 4 }]}>
          {complianceStatuses
            .map((status) => `${count(counts[status])} ${statusWords[status].toLowerCase()}`)
            .join(', ')}
        </Text>
        <Text style={[style.muted, style.small, { marginTop: 10, lineHeight: 1.4 }]}>
          {`${standard.source} A control passes when every result of its checks is healthy, of which there must be at least one; a resource counts once for each check. What could not be assessed has not passed. This report is no certificate.`}
        </Text>
      </View>
      {standard.environments.length > 1 && (
        <Section title="Environments">
          <Table
            columns={[
              { head: 'Environment' },
              { head: 'Passed', width: 80, figure: true },
              { head: 'To attest', width: 64, figure: true },
              { head: 'Not assessable', width: 84, figure: true },
            ]}
            rows={standard.environments.map((one) => ({
              key: one.id,
              cells: [one.name, fraction(one.counts), count(one.counts.manual), count(one.counts['not-assessable'])],
            }))}
          />
        </Section>
      )}
    </>
  )
}
