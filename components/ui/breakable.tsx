import { Fragment } from 'react'

const seams = /(?<=[/@:_])|(?<=[a-z])(?=[A-Z])/u

/** A long path, image or type that may go on in the next line at its seams; what is copied stays one piece. */
export function Breakable({ text }: { text: string }) {
  return text.split(seams).map((part, index) => (
    // Parts never move, so their place is their identity.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}
