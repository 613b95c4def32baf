/**
 * The same function, which remembers its last answer. Many detections ask the same of one event one after the other,
 * and never of it again, so that one answer is as good as all of them, and nothing is kept.
 */
export function rememberLast<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | null = null
  return (key) => {
    if (last === null || last.key !== key) last = { key, value: read(key) }
    return last.value
  }
}
