/** The disc and the line: logo and empty state, nowhere else. Drawn in the ink around it. */
export function PlimsollMark({ className }: { className?: string }) {
  return (
    <svg
      className={className}
      width="26"
      height="18"
      viewBox="0 0 26 18"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
    >
      <circle cx="13" cy="9" r="7" />
      <path d="M1 9h24" />
    </svg>
  )
}
