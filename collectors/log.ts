/** One line to stderr, with its time: what an operator reads in `kubectl logs`. Never a token, never an object. */
export function say(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${text.replace(/\s+/g, ' ').slice(0, 1_000)}\n`)
}
