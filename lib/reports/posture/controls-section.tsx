import { Text, View } from '@react-pdf/renderer'
import type { PostureControl } from './data'
import { change, count, points } from './figures'
import { ink } from './palette'
import { Nothing, Section } from './section'
import { style } from './style'
import { Cut, Table } from './table'

const columns = [
  { head: 'Control' },
  { head: 'Points', width: 62, figure: true },
  { head: 'Unhealthy', width: 52, figure: true },
  { head: 'Healthy', width: 44, figure: true },
  { head: 'Not applicable', width: 66, figure: true },
  { head: 'Resource health', width: 74 },
  { head: 'Potential', width: 48, figure: true },
]

/** Every control with its points, its resources and what finishing it would give. */
export function ControlsSection({ controls }: { controls: PostureControl[] }) {
  return (
    <Section
      title="Controls"
      meta="Potential: points of the score gained by finishing the control; dark bar: unhealthy share"
    >
      {controls.length === 0 ? (
        <Nothing>No control has been assessed.</Nothing>
      ) : (
        <Table
          columns={columns}
          rows={controls.map((control, index) => ({ key: `${index}`, cells: cells(control) }))}
        />
      )}
    </Section>
  )
}

function cells(control: PostureControl) {
  const scored = control.max > 0
  return [
    <Cut key="name" lines={2}>
      {control.name}
    </Cut>,
    scored ? `${points(control.current)} of ${count(control.max)}` : '–',
    count(control.unhealthy),
    count(control.healthy),
    count(control.notApplicable),
    <HealthBar key="bar" unhealthy={control.unhealthy} healthy={control.healthy} />,
    <Text key="potential" style={[style.figure, scored ? style.strong : style.faint]}>
      {scored ? change(control.potential) : 'not scored'}
    </Text>,
  ]
}

function HealthBar({ unhealthy, healthy }: { unhealthy: number; healthy: number }) {
  if (unhealthy + healthy === 0) return <Text style={[style.faint, style.small]}>no resource</Text>
  return (
    <View style={[style.row, { height: 6 }]}>
      {unhealthy > 0 && <View style={{ flexGrow: unhealthy, flexBasis: 0, height: 6, backgroundColor: ink.data }} />}
      {healthy > 0 && <View style={{ flexGrow: healthy, flexBasis: 0, height: 6, backgroundColor: ink.dataSoft }} />}
    </View>
  )
}
