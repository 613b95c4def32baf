import { Circle, ClipPath, Defs, G, Path, Rect, Svg, Text } from '@react-pdf/renderer'
import { ink } from './palette'

type Score = { percentage: number | null; goal: number | null; family: string }

const large =
  'M24 10L25.1 70C26.2 113.2 38.4 125.8 65.8 127.2L96 130L126.2 127.2C153.6 125.8 165.8 113.2 166.9 70L168 10Z'
const small = 'M4 2L4.2 9C4.3 14 6 15.5 9.8 15.7L14 16L18.2 15.7C22 15.5 23.7 14 23.9 9L24 2Z'

/**
 * A ship's midship section: deck 0, keel 100, the dry part is the score. The load line stands at the goal: dry it is
 * met, wet it is missed. No score is a dashed hull without water.
 */
export function HullGauge({ percentage, goal, family }: Score) {
  if (percentage === null) return <DashedHull />
  const water = waterAt(percentage)
  return (
    <Svg width={173} height={131} viewBox="0 0 192 146">
      <Defs>
        <ClipPath id="hull">
          <Path d={large} />
        </ClipPath>
        <ClipPath id="dry">
          <Rect x={0} y={0} width={192} height={water} />
        </ClipPath>
        <ClipPath id="wet">
          <Rect x={0} y={water} width={192} height={146 - water} />
        </ClipPath>
      </Defs>
      <Rect x={0} y={water} width={192} height={146 - water} fill={ink.water} />
      <G clipPath="url(#hull)">
        <Rect x={0} y={water} width={192} height={146 - water} fill={ink.hullWet} />
        <Rect x={0} y={10} width={192} height={water - 10} fill={ink.hull} />
      </G>
      <Path d="M19 10H173" stroke={ink.hull} strokeWidth={1.5} />
      <G clipPath="url(#dry)">{paint(ink.hullPaint, { percentage, goal, family })}</G>
      <G clipPath="url(#wet)">{paint(ink.hull, { percentage, goal, family })}</G>
      <Path d={`M0 ${water}H192`} stroke={ink.accent} strokeWidth={1.5} />
    </Svg>
  )
}

/** The gauge in a row: hull and water only. */
export function SmallHull({ percentage }: { percentage: number | null }) {
  const water = 2 + (14 * bounded(percentage ?? 0)) / 100
  return (
    <Svg width={25} height={16} viewBox="0 0 28 18">
      {percentage === null ? (
        <Path d={small} fill="none" stroke={ink.faint} strokeWidth={1} strokeDasharray="2 2" />
      ) : (
        <>
          <Defs>
            <ClipPath id="small">
              <Path d={small} />
            </ClipPath>
          </Defs>
          <Rect x={0} y={water} width={28} height={18 - water} fill={ink.water} />
          <G clipPath="url(#small)">
            <Rect x={0} y={water} width={28} height={18 - water} fill={ink.hullWet} />
            <Rect x={0} y={2} width={28} height={water - 2} fill={ink.hull} />
          </G>
          <Path d="M2.5 2H25.5" stroke={ink.hull} strokeWidth={1.2} />
          <Path d={`M0 ${water}H28`} stroke={ink.accent} strokeWidth={1} />
        </>
      )}
    </Svg>
  )
}

/** The disc and line alone: the product's mark. */
export function LoadLine({ width = 20 }: { width?: number }) {
  return (
    <Svg width={width} height={(width * 18) / 26} viewBox="0 0 26 18">
      <Circle cx={13} cy={9} r={7} fill="none" stroke={ink.text} strokeWidth={1.9} />
      <Path d="M1 9H25" stroke={ink.text} strokeWidth={1.9} />
    </Svg>
  )
}

function DashedHull() {
  return (
    <Svg width={173} height={131} viewBox="0 0 192 146">
      <Path d={large} fill="none" stroke={ink.faint} strokeWidth={1.25} strokeDasharray="3 3" />
    </Svg>
  )
}

function paint(stroke: string, { percentage, goal, family }: Score) {
  const ticks = [10, 20, 30, 40, 50, 60, 70, 80]
  // A numeral that the water would cut is left out.
  const numerals = [20, 40, 60, 80].filter((tick) => Math.abs(tick - (percentage ?? 0)) > 5)
  return (
    <>
      {ticks.map((tick) => (
        <Path key={tick} d={`M40 ${waterAt(tick)}h${tick % 20 === 0 ? 7 : 4}`} stroke={stroke} strokeWidth={1} />
      ))}
      {numerals.map((tick) => (
        <Text key={tick} x={51} y={waterAt(tick) + 3.5} fill={stroke} style={{ fontFamily: family, fontSize: 10 }}>
          {String(tick)}
        </Text>
      ))}
      {goal !== null && (
        <>
          <Circle cx={118} cy={waterAt(goal)} r={11} fill="none" stroke={stroke} strokeWidth={1.5} />
          <Path d={`M96 ${waterAt(goal)}H140`} fill="none" stroke={stroke} strokeWidth={1.5} />
        </>
      )}
    </>
  )
}

const bounded = (value: number) => Math.min(100, Math.max(0, value))
const waterAt = (value: number) => 10 + 1.2 * bounded(value)
