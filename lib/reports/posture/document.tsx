import { Document, Page, Text, View } from '@react-pdf/renderer'
import { AlertsSection } from './alerts-section'
import { ControlsSection } from './controls-section'
import { Cover } from './cover'
import { CoverageSection } from './coverage-section'
import { fullTime } from './dates'
import type { PostureReport } from './data'
import { listed } from './figures'
import { ink } from './palette'
import { RecommendationsSection } from './recommendations-section'
import { ScoreSections } from './score-section'
import { style } from './style'
import { VulnerabilitiesSection } from './vulnerabilities-section'

/** The whole report on A4. Its texts must already be printable in `family`. */
export function PostureDocument({ report, family }: { report: PostureReport; family: string }) {
  const scope = report.scope.environments.length > 0 ? listed(report.scope.environments) : 'no environment'
  const made = new Date(report.generatedAt)
  const date = Number.isNaN(made.getTime()) ? undefined : made
  return (
    <Document
      title={`Security posture report, ${scope}`}
      author={report.generatedBy}
      creator="Plimsoll"
      producer="Plimsoll"
      language="en"
      creationDate={date}
      modificationDate={date}
    >
      <Page size="A4" style={[style.page, { fontFamily: family }]} wrap>
        <View style={[style.row, style.small, style.faint, footer]} fixed>
          <Text style={footerText}>{`Security posture report, ${scope}`}</Text>
          <Text>{fullTime(report.generatedAt)}</Text>
          <Text
            style={{ width: 80, textAlign: 'right' }}
            render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`}
          />
        </View>
        <Cover report={report} family={family} />
        <ScoreSections score={report.score} movement={report.movement} family={family} />
        <ControlsSection controls={report.controls} />
        <RecommendationsSection recommendations={report.recommendations} />
        <AlertsSection alerts={report.alerts} now={report.generatedAt} family={family} />
        <VulnerabilitiesSection vulnerabilities={report.vulnerabilities} />
        <View style={[style.row, style.small, style.faint, footer]} fixed>
          <Text style={footerText}>{`Security posture report, ${scope}`}</Text>
          <Text>{fullTime(report.generatedAt)}</Text>
          <Text
            style={{ width: 80, textAlign: 'right' }}
            render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`}
          />
        </View>
        <CoverageSection coverage={report.coverage} now={report.generatedAt} />
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
