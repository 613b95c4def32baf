import { useId } from 'react'
import { hullShapes, hullTicks, waterline, type HullShape, type HullSize } from './hull-shape'

export type HullGaugeProps = { score: number | null; goal?: number; size?: HullSize; label?: string }

function Paint({
  shape,
  score,
  goal,
  wet,
}: {
  shape: HullShape
  score: number
  goal: number | undefined
  wet: boolean
}) {
  const { disc, ticks } = shape
  const mark = goal === undefined ? null : waterline(shape, goal)
  return (
    <g className={wet ? 'paint-wet' : 'paint'}>
      {disc && mark !== null ? (
        <>
          <circle cx={disc.x} cy={mark} r={disc.radius} />
          <path d={`M${disc.x - disc.arm} ${mark}h${disc.arm * 2}`} />
        </>
      ) : null}
      {ticks
        ? hullTicks(shape, score).map((tick) => (
            <g key={tick.y}>
              <path className="tick" d={`M${ticks.x} ${tick.y}h${tick.numeral === null ? 4 : 7}`} />
              {tick.numeral === null ? null : (
                <text x={ticks.numeral} y={tick.y + 3.5}>
                  {tick.numeral}
                </text>
              )}
            </g>
          ))
        : null}
    </g>
  )
}

/**
 * A ship's midship section: the dry part is the score, the Plimsoll mark is painted at the goal. Without a score the
 * hull is dashed and there is no water. The figure stands beside it as text; `label` replaces the spoken default.
 */
export function HullGauge({ score, goal, size = 'L', label }: HullGaugeProps) {
  const id = useId()
  const shape: HullShape = hullShapes[size]
  const { width, height } = shape
  const frame = { className: 'hull', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' }
  if (score === null) {
    return (
      <svg {...frame} aria-label={label ?? 'No score yet'}>
        <path className="none" d={shape.outline} />
      </svg>
    )
  }
  const water = waterline(shape, score)
  const words = `Secure score ${score.toFixed(1)} of 100${goal === undefined ? '' : `, goal ${goal}`}`
  const clip = (part: string) => ({ clipPath: `url(#${id}${part})` })
  return (
    <svg {...frame} aria-label={label ?? words}>
      <clipPath id={`${id}hull`}>
        <path d={shape.outline} />
      </clipPath>
      <clipPath id={`${id}dry`}>
        <rect className="moves" width={width} height={water} />
      </clipPath>
      <clipPath id={`${id}wet`}>
        <rect className="moves" y={water} width={width} height={height} />
      </clipPath>
      <rect className="sea moves" y={water} width={width} height={height - water} />
      <g {...clip('hull')}>
        <rect className="wet" width={width} height={height} />
        <rect className="dry moves" y={shape.deck} width={width} height={water - shape.deck} />
      </g>
      <path className="rim" d={shape.rim} />
      {shape.disc ? (
        <>
          <g {...clip('dry')}>
            <Paint {...{ shape, score, goal }} wet={false} />
          </g>
          <g {...clip('wet')}>
            <Paint {...{ shape, score, goal }} wet />
          </g>
        </>
      ) : null}
      <path className="waterline moves" d={`M0 0H${width}`} style={{ transform: `translateY(${water}px)` }} />
    </svg>
  )
}
