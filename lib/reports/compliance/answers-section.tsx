import { Text, View } from '@react-pdf/renderer'
import { fullDay } from '../posture/dates'
import { ink } from '../posture/palette'
import { Section } from '../posture/section'
import { style } from '../posture/style'
import type { ComplianceReport } from './data'

/** What people answered for, with their words, their evidence and how long it holds. */
export function AnswersSection({ answers }: { answers: ComplianceReport['attestations'] }) {
  if (answers.length === 0) return null
  return (
    <Section title="Attestations" meta="Controls that no check decides: who answers for them, and until when">
      {answers.map((answer) => (
        <View key={answer.id} style={row} wrap={false}>
          <Text style={style.medium}>
            {`${answer.control}, ${answer.environment}: ${answer.outcome === 'passed' ? 'met' : 'not met'}`}
          </Text>
          <Text style={{ marginTop: 2 }}>{answer.statement}</Text>
          {answer.evidenceLink !== null && <Text style={[style.small, style.muted]}>{answer.evidenceLink}</Text>}
          <Text style={[style.small, style.faint, { marginTop: 2 }]}>
            {`${answer.by}, ${fullDay(answer.at)}; holds until ${fullDay(answer.expiresAt)}`}
          </Text>
        </View>
      ))}
    </Section>
  )
}

const row = { borderBottomWidth: 0.5, borderBottomColor: ink.line, paddingVertical: 5 }
