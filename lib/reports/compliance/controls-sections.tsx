import { Text } from '@react-pdf/renderer'
import type { ComplianceControl } from '@/lib/model/compliance'
import { counted } from '../posture/figures'
import { Section } from '../posture/section'
import { style } from '../posture/style'
import { Cut, Table } from '../posture/table'
import { basis, statusWords } from './words'

const columns = [
  { head: 'Control', width: 108 },
  { head: 'What it asks for' },
  { head: 'Status', width: 86 },
  { head: 'Results', width: 88, figure: true },
]

/** Every control of the standard, by section. */
export function ControlsSections({ controls }: { controls: ComplianceControl[] }) {
  const sections = [...new Map(controls.map((control) => [control.section, control.sectionTitle]))]
  return (
    <>
      {sections.map(([id, title]) => {
        const own = controls.filter((control) => control.section === id)
        const failed = own.filter(({ status }) => status === 'failed').length
        const meta = `${counted(own.length, 'control')}, ${failed === 0 ? 'none' : failed} failed`
        return (
          <Section key={id} title={title} meta={meta}>
            <Table columns={columns} rows={own.map((control) => ({ key: control.id, cells: cells(control) }))} />
          </Section>
        )
      })}
    </>
  )
}

function cells(control: ComplianceControl) {
  return [
    <Cut key="id">{control.control}</Cut>,
    <Cut key="title" lines={2}>
      {control.title}
    </Cut>,
    <Text key="status" style={control.status === 'failed' ? style.strong : {}}>
      {statusWords[control.status]}
    </Text>,
    <Text key="basis" style={[style.figure, style.muted]}>
      {basis(control)}
    </Text>,
  ]
}
