import { Circle, Path, Rect, Svg } from '@react-pdf/renderer'
import type { Severity } from '@/lib/model/severity'
import { severityInk } from './palette'

/** A severity as its shape with its letter drawn as a path, so that no typeface is needed to tell them apart. */
export function SeverityMark({ severity, size = 11 }: { severity: Severity; size?: number }) {
  const { fill, edge, letter } = severityInk[severity]
  return (
    <Svg width={size} height={size} viewBox="0 0 18 18">
      {shape(severity, fill, edge)}
      {letters[severity].map((path) => (
        <Path key={path} d={path} stroke={letter} strokeWidth={1.5} fill="none" strokeLinecap="round" />
      ))}
    </Svg>
  )
}

function shape(severity: Severity, fill: string, edge: string) {
  if (severity === 'medium') return <Rect x={2} y={2} width={14} height={14} rx={2.2} fill={fill} stroke={edge} />
  if (severity === 'informational') return <Circle cx={9} cy={9} r={7.2} fill="none" stroke={edge} strokeWidth={1.2} />
  if (severity === 'unknown')
    return <Circle cx={9} cy={9} r={7.2} fill="none" stroke={edge} strokeWidth={1.2} strokeDasharray="2.4 2" />
  return <Path d={outlines[severity]} fill={fill} />
}

const outlines = {
  critical:
    'M8.2.9a1.1 1.1 0 0 1 1.6 0l7.3 7.3a1.1 1.1 0 0 1 0 1.6l-7.3 7.3a1.1 1.1 0 0 1-1.6 0L.9 9.8a1.1 1.1 0 0 1 0-1.6z',
  high: 'M8.3 1.3a1.1 1.1 0 0 1 1.4 0l6.4 5.1c.3.2.4.5.4.9v8.1c0 .9-.7 1.6-1.6 1.6H3.1c-.9 0-1.6-.7-1.6-1.6V7.3c0-.4.1-.7.4-.9z',
  low: 'M8.3 16.7a1.1 1.1 0 0 0 1.4 0l6.4-5.1c.3-.2.4-.5.4-.9V2.6c0-.9-.7-1.6-1.6-1.6H3.1c-.9 0-1.6.7-1.6 1.6v8.1c0 .4.1.7.4.9z',
} as const

const letters = {
  critical: ['M11.2 7.1C10.7 6.3 9.9 5.9 9 5.9C7.3 5.9 6.2 7.2 6.2 9S7.3 12.1 9 12.1C9.9 12.1 10.7 11.7 11.2 10.9'],
  high: ['M6.6 7.6V13.8', 'M11.4 7.6V13.8', 'M6.6 10.6H11.4'],
  medium: ['M5.9 12.1V6L9 10.4L12.1 6V12.1'],
  low: ['M7.4 4.4V10.4H11.2'],
  informational: ['M9 8.3V12.8', 'M9 5.4V5.6'],
  unknown: ['M7 7.2C7 6 7.9 5.4 9 5.4C10.2 5.4 11 6.1 11 7.1C11 8.5 9 8.5 9 10', 'M9 12.6V12.7'],
} as const satisfies Record<Severity, readonly string[]>
