/** So many answers are kept; the one longest unused goes first. */
const kept = 100

const answers = new Map<string, { revision: string; answer: Promise<unknown> }>()

/**
 * An answer that depends on nothing but the estate at this revision (`settleDue`): read once by each process, and
 * shared by all who ask until a writer changes something. `name` says what is asked, of which environments.
 */
export function whileUnchanged<T>(name: string, revision: string, read: () => Promise<T>): Promise<T> {
  const known = answers.get(name)
  answers.delete(name)
  const answer = known?.revision === revision ? (known.answer as Promise<T>) : read()
  answers.set(name, { revision, answer })
  answer.catch(() => {
    if (answers.get(name)?.answer === answer) answers.delete(name)
  })
  for (const oldest of answers.keys()) {
    if (answers.size <= kept) break
    answers.delete(oldest)
  }
  return answer
}
