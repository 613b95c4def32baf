/** The pattern of what is not known. Ids are per drawing: two charts on a page must not share one. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v4" stroke="var(--border)" strokeWidth="1.2" />
      </pattern>
    </defs>
  )
}
