import { Text, View } from '@react-pdf/renderer'
import { fullDay } from './dates'
import type { PostureReport } from './data'
import { change } from './figures'
import { ink } from './palette'
import { Nothing, Section } from './section'
import { style } from './style'
import { Cut, Table } from './table'
import { TrendChart } from './trend-chart'

type Props = Pick<PostureReport, 'score' | 'movement'> & { family: string }

/** How the score went, and why it moved: causes, what no cause explains, and the sum that matches the cover. */
export function ScoreSections({ score, movement, family }: Props) {
  const known = score.trend.some(({ percentage }) => percentage !== null)
  const gap = score.trend.some(({ percentage }) => percentage === null)
  const span = known ? `${fullDay(score.trend[0]?.at ?? '')} to ${fullDay(score.trend.at(-1)?.at ?? '')}` : undefined
  return (
    <>
      <Section title="Secure score over time" room={150} meta={span && gap ? `${span}; hatched: no score known` : span}>
        {known ? (
          <View wrap={false}>
            <TrendChart score={score} family={family} />
          </View>
        ) : (
          <Nothing>No score has been recorded in this time.</Nothing>
        )}
      </Section>
      <Section title="Why it moved" meta="The last 7 days, in points of the score">
        <Movement movement={movement} weekDelta={score.weekDelta} />
      </Section>
    </>
  )
}

function Movement({ movement, weekDelta }: { movement: PostureReport['movement']; weekDelta: number | null }) {
  if (movement.length === 0 && weekDelta === null)
    return <Nothing>There is no score of a week ago to compare with.</Nothing>
  const explained = movement.reduce((sum, { delta }) => sum + delta, 0)
  const rest = weekDelta === null ? 0 : weekDelta - explained
  const causes = change(rest) === '0.0' ? movement : [...movement, { cause: 'Not traced to one cause', delta: rest }]
  if (causes.length === 0) return <Nothing>The score did not move.</Nothing>
  const rows = causes.map(({ cause, delta }, index) => ({
    key: `${index}`,
    cells: [
      <Cut key="cause" lines={2}>
        {cause}
      </Cut>,
      <Delta key="delta" value={delta} />,
    ],
  }))
  const sum = {
    key: 'sum',
    cells: [
      <Text key="sum" style={style.muted}>
        Sum of all causes
      </Text>,
      <Delta key="delta" value={explained + rest} />,
    ],
  }
  return <Table columns={[{ head: 'Cause' }, { head: 'Change', width: 60, figure: true }]} rows={[...rows, sum]} />
}

function Delta({ value }: { value: number }) {
  return (
    <Text style={[style.strong, style.figure, { color: value > 0 ? ink.success : ink.text }]}>{change(value)}</Text>
  )
}
