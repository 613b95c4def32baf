import { Text, View } from '@react-pdf/renderer'
import { fullTime } from './dates'
import type { PostureReport } from './data'
import { change, count, counted, listed, points, shortened } from './figures'
import { HullGauge, LoadLine, SmallHull } from './hull-gauge'
import { ink } from './palette'
import { style } from './style'
import { summarise } from './summary'

const environmentsShown = 12

/** What and when, the score in its hull, each environment's score, and the whole report in one paragraph. */
export function Cover({ report, family }: { report: PostureReport; family: string }) {
  const { scope, generatedAt, generatedBy, environments } = report
  const where = scope.environments.length > 0 ? listed(scope.environments, 8) : 'No environment in scope'
  return (
    <View>
      <View style={[style.row, { marginBottom: 22 }]}>
        <LoadLine width={22} />
        <Text style={[style.strong, { fontSize: 11, marginLeft: 7 }]}>Plimsoll</Text>
      </View>
      <Text style={style.title}>Security posture report</Text>
      <Text style={[style.muted, { marginTop: 4 }]}>{where}</Text>
      <Text style={style.muted}>{`${fullTime(generatedAt)}, made for ${shortened(generatedBy)}`}</Text>
      <View style={[style.row, { marginTop: 18, alignItems: 'flex-start' }]}>
        <HullGauge percentage={report.score.percentage} goal={report.score.goal} family={family} />
        <Score score={report.score} />
        <View style={{ flexGrow: 1, flexBasis: 0, marginLeft: 18 }}>
          {environments.slice(0, environmentsShown).map((environment, index) => (
            <View key={`${index} ${environment.name}`} style={[style.row, environmentRow]}>
              <SmallHull percentage={environment.percentage} />
              <View style={environmentName}>
                <Text style={[style.medium, { maxLines: 1, textOverflow: 'ellipsis' }]}>{environment.name}</Text>
              </View>
              <Text style={[style.strong, { width: 30, textAlign: 'right' }]}>{points(environment.percentage)}</Text>
              <Text style={[style.faint, style.small, { width: 66, textAlign: 'right' }]}>
                {counted(environment.resources, 'resource')}
              </Text>
            </View>
          ))}
          {environments.length > environmentsShown && (
            <Text style={[style.faint, style.small, { marginTop: 4 }]}>
              {`and ${counted(environments.length - environmentsShown, 'more environment')}`}
            </Text>
          )}
        </View>
      </View>
      <Text style={{ fontSize: 10.5, lineHeight: 1.5, marginTop: 18 }}>{summarise(report)}</Text>
    </View>
  )
}

function Score({ score }: { score: PostureReport['score'] }) {
  if (score.percentage === null)
    return (
      <View style={{ marginLeft: 16, width: 104, paddingTop: 8 }}>
        <Text style={{ fontSize: 18, lineHeight: 1.2, fontWeight: 600 }}>No score</Text>
        <Text style={[style.muted, { marginTop: 4 }]}>No scored control has a resource yet</Text>
      </View>
    )
  const distance = score.goal === null ? null : score.goal - score.percentage
  return (
    <View style={{ marginLeft: 16, width: 104, paddingTop: 4 }}>
      <Text style={{ fontSize: 34, lineHeight: 1.1, fontWeight: 600 }}>{points(score.percentage)}</Text>
      <Text style={[style.faint, style.small]}>secure score, of 100</Text>
      {score.weekDelta !== null && (
        <Text style={{ marginTop: 6 }}>
          <Text style={[style.strong, { color: score.weekDelta > 0 ? ink.success : ink.text }]}>
            {change(score.weekDelta)}
          </Text>
          <Text style={style.muted}> in 7 days</Text>
        </Text>
      )}
      {score.goal !== null && distance !== null && (
        <Text style={style.muted}>
          {distance > 0 ? `Goal ${count(score.goal)}, ${points(distance)} to go` : `Goal ${count(score.goal)} is met`}
        </Text>
      )}
      <Text style={style.muted}>{`${points(score.current)} of ${count(score.max)} points`}</Text>
    </View>
  )
}

const environmentRow = { borderBottomWidth: 0.5, borderBottomColor: ink.line, paddingVertical: 4 }
const environmentName = {
  flexGrow: 1,
  flexBasis: 0,
  marginLeft: 8,
  overflow: 'hidden',
} as const
