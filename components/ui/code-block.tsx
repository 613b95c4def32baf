import { CopyButton } from './copy-button'

export type CodeLine = { text: string; mark?: 'plus' | 'minus' | 'hit' | 'quiet' }
export type CodeBlockProps = { label: string; code: string | readonly CodeLine[]; copy?: string | false }

/**
 * Commands, manifests, evidence. Lines may be marked as added, removed, hit or quiet. `copy` is the text that the
 * button copies (the whole text unless told), `false` leaves the button away.
 */
export function CodeBlock({ label, code, copy }: CodeBlockProps) {
  const lines = typeof code === 'string' ? null : code
  const whole = typeof code === 'string' ? code : code.map((line) => line.text).join('\n')
  const text = copy ?? whole
  return (
    <div className="code">
      {/* It scrolls sideways, so it must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="code-scroll" tabIndex={0} aria-label={label}>
        <pre>
          {lines
            ? lines.map((line, index) => (
                // Lines never move, so their place is their identity.
                // oxlint-disable-next-line react/no-array-index-key
                <span key={index} className={line.mark ? `l ${line.mark}` : 'l'}>
                  {line.text || ' '}
                </span>
              ))
            : whole}
        </pre>
      </section>
      {text === false ? null : <CopyButton text={text} label={`Copy ${label.toLowerCase()}`} className="code-copy" />}
    </div>
  )
}
