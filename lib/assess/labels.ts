/** Whether these labels hold what `rule` asks for: `key`, or `key=value`. */
export function carries(labels: Readonly<Record<string, string>>, rule: string): boolean {
  const at = rule.indexOf('=')
  const key = at < 0 ? rule : rule.slice(0, at)
  return Object.hasOwn(labels, key) && (at < 0 || labels[key] === rule.slice(at + 1))
}
