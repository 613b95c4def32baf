import { Document, Page, Text, View } from '@react-pdf/renderer'
import { fullTime } from '../posture/dates'
import { listed } from '../posture/figures'
import { ink } from '../posture/palette'
import { style } from '../posture/style'
import { AnswersSection } from './answers-section'
import { Cover } from './cover'
import { ControlsSections } from './controls-sections'
import type { ComplianceReport } from './data'
import { headline } from './words'

/** The whole report on A4. Its texts must already be printable in `family`. */
export function ComplianceDocument({ report, family }: { report: ComplianceReport; family: string }) {
  const name = `${report.standard.name} ${report.standard.version}`
  const scope = listed(report.standard.environments.map((one) => one.name)) || 'no environment'
  const made = new Date(report.generatedAt)
  const title = `Compliance report, ${name}, ${scope}`
  return (
    <Document
      title={title}
      subject={headline(report.standard.counts)}
      author={report.generatedBy}
      creator="Plimsoll"
      producer="Plimsoll"
      language="en"
      creationDate={made}
      modificationDate={made}
    >
      <Page size="A4" style={[style.page, { fontFamily: family }]} wrap>
        <View style={[style.row, style.small, style.faint, footer]} fixed>
          <Text style={footerText}>{title}</Text>
          <Text>{fullTime(report.generatedAt)}</Text>
          <Text
            style={{ width: 80, textAlign: 'right' }}
            render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`}
          />
        </View>
        <Cover report={report} name={name} scope={scope} />
        <ControlsSections controls={report.controls} />
        <AnswersSection answers={report.attestations} />
      </Page>
    </Document>
  )
}

const footer = {
  position: 'absolute',
  left: 48,
  right: 48,
  bottom: 28,
  paddingTop: 6,
  borderTopWidth: 0.5,
  borderTopColor: ink.line,
} as const
const footerText = { flexGrow: 1, flexBasis: 0, maxLines: 1, textOverflow: 'ellipsis' } as const
