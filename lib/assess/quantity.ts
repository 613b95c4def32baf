const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/**
 * `500m` → 0.5, `2Gi` → 2147483648, `1e3` → 1000; null for what is no quantity.
 * Rule: k8s.io/apimachinery `resource.Quantity`.
 */
export function quantity(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.length > 64) return null
  const [, number, suffix = ''] =
    /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?)([A-Za-z]{0,2})$/.exec(value) ?? []
  const factor = Object.hasOwn(suffixes, suffix) ? suffixes[suffix] : undefined
  return number === undefined || factor === undefined ? null : Number(number) * factor
}
