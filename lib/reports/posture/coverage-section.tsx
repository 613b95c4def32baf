import { Circle, Path, Svg, Text, View } from '@react-pdf/renderer'
import { fullTime } from './dates'
import { collectorHealths, type CollectorHealth, type PostureCoverage } from './data'
import { count, counted } from './figures'
import { missingEvidence } from './missing'
import { ink } from './palette'
import { Section } from './section'
import { style } from './style'
import { Cut, Table } from './table'

const collectorsShown = 60

const columns = [
  { head: 'Collector' },
  { head: 'Environment', width: 110 },
  { head: 'Health', width: 76 },
  { head: 'Last report', width: 122 },
]

/** On what the report rests: fresh evidence, who reports, and what is missing, said plainly. */
export function CoverageSection({ coverage, now }: { coverage: PostureCoverage; now: string }) {
  const { collectors, freshness } = coverage
  const onTime = collectors.filter(({ health }) => health === 'reporting').length
  const missing = missingEvidence(coverage, now)
  const sorted = [...collectors].sort((a, b) => collectorHealths.indexOf(a.health) - collectorHealths.indexOf(b.health))
  const meta = `${count(onTime)} of ${counted(collectors.length, 'collector')} on time; fresh evidence for ${count(freshness.fresh)} of ${counted(freshness.total, 'resource')}`
  return (
    <Section title="Coverage and freshness" meta={meta}>
      <View style={note}>
        <Text style={style.medium}>What is missing</Text>
        {missing.length === 0 && (
          <Text>Nothing: every collector is on time and every resource has fresh evidence.</Text>
        )}
        {missing.map((text, index) => (
          <Text key={`${index} ${text}`} style={{ marginTop: 2 }}>
            {text}
          </Text>
        ))}
      </View>
      {sorted.length > 0 && (
        <Table
          columns={columns}
          rows={sorted.slice(0, collectorsShown).map((collector, index) => ({
            key: `${index}`,
            cells: [
              <Cut key="name">{collector.name}</Cut>,
              collector.environment,
              <Health key="health" health={collector.health} />,
              collector.lastReportAt === null ? 'never' : fullTime(collector.lastReportAt),
            ],
          }))}
        />
      )}
      {sorted.length > collectorsShown && (
        <Text style={[style.muted, { marginTop: 4 }]}>
          {`and ${counted(sorted.length - collectorsShown, 'more collector')}, worst health first`}
        </Text>
      )}
    </Section>
  )
}

const note = { backgroundColor: ink.surface, padding: 10, marginBottom: 10, borderRadius: 3 }

const words = {
  silent: 'Silent',
  late: 'Late',
  waiting: 'Waiting',
  reporting: 'Reporting',
} as const satisfies Record<CollectorHealth, string>

function Health({ health }: { health: CollectorHealth }) {
  if (health === 'silent')
    return (
      <View style={style.row}>
        <Text style={style.chip}>{words.silent}</Text>
      </View>
    )
  return (
    <View style={style.row}>
      <Svg width={9} height={9} viewBox="0 0 14 14">
        {health === 'reporting' && <Circle cx={7} cy={7} r={4.5} fill={ink.success} />}
        {health === 'late' && <Path d="M7 3.8V7.2L9.2 8.5" fill="none" stroke={ink.text} strokeWidth={1.4} />}
        {health !== 'reporting' && (
          <Circle
            cx={7}
            cy={7}
            r={5.4}
            fill="none"
            stroke={ink.text}
            strokeWidth={1.4}
            strokeDasharray={health === 'waiting' ? '2.2 1.9' : undefined}
          />
        )}
      </Svg>
      <Text style={{ marginLeft: 5 }}>{words[health]}</Text>
    </View>
  )
}
