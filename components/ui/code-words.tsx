/** A sentence; what stands between backticks in it is set as code. */
export function CodeWords({ text }: { text: string }) {
  return text.split('`').map((words, index) =>
    index % 2 === 1 ? (
      // The same words may stand twice in one sentence.
      // oxlint-disable-next-line react/no-array-index-key
      <code key={index} className="mono wrap">
        {words}
      </code>
    ) : (
      words
    ),
  )
}
