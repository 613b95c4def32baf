/** How far a long job is, as a 4 px bar; without `value` only that it runs. */
export function Progress({ label, value, max = 1 }: { label: string; value?: number; max?: number }) {
  const share = value === undefined ? null : Math.min(1, Math.max(0, max > 0 ? value / max : 0))
  return (
    <span className="prog">
      <progress className="sr-only" aria-label={label} max={1} value={share ?? undefined} />
      <i
        className={share === null ? 'skel' : undefined}
        style={{ width: share === null ? '100%' : `${share * 100}%` }}
      />
    </span>
  )
}
