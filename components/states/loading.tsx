const widths = [210, 170, 236, 150, 196, 180]

export type LoadingProps = { what: string; rows?: number }

/** Skeleton rows of the height the real rows have. `what` is what screen readers hear: "alerts". */
export function Loading({ what, rows = 6 }: LoadingProps) {
  return (
    <div aria-busy="true">
      <output className="sr-only">Loading {what}</output>
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="sk-row">
            <i className="skel" style={{ width: 14, height: 14 }} />
            <i className="skel" style={{ width: widths[row % widths.length], maxWidth: '55%' }} />
            <span className="grow" />
            <i className="skel" style={{ width: 44 }} />
          </div>
        ))}
      </div>
    </div>
  )
}
