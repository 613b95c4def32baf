/** A link to the proof outside; text where there is none. It carries nothing of this page along. */
export function EvidenceLink({ href }: { href: string | null }) {
  if (href === null) return <span className="faint">none</span>
  return (
    <a className="link wrap" href={href} rel="noopener noreferrer nofollow" target="_blank">
      {href}
    </a>
  )
}
