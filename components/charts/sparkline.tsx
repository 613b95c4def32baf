import { sparkPath } from './prepare-spark'

/** A trend in a table row. Decoration beside its figures, so it is silent unless it has a `label`. */
export function Sparkline({
  values,
  width = 72,
  height = 18,
  label,
}: {
  values: readonly (number | null)[]
  width?: number
  height?: number
  label?: string
}) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} {...named}>
      <path d={sparkPath(values, width, height)} />
    </svg>
  )
}
