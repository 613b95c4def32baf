type Value = unknown
type Fields = Record<string, Value>

/** Lists that merge by a key; all others are replaced. Source: `patchMergeKey` in the Kubernetes API types. */
const mergeKeys: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  env: 'name',
  volumeMounts: 'mountPath',
  ports: 'containerPort',
  webhooks: 'name',
}

/** What the API server makes of `target` under a strategic-merge patch, for the fields that pod templates have. */
export function strategicMerge(target: Value, patch: Value, field = ''): Value {
  if (Array.isArray(patch)) {
    const key = mergeKeys[field]
    return key ? mergeList(Array.isArray(target) ? target : [], patch, key) : patch
  }
  if (!isFields(patch)) return patch
  const result: Fields = isFields(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name]
    else result[name] = strategicMerge(result[name], value, name)
  }
  return result
}

function mergeList(target: Value[], patch: Value[], key: string): Value[] {
  const plain = patch.filter((item) => !(isFields(item) && item.$patch === 'replace'))
  let result = plain.length < patch.length ? [] : [...target]
  for (const item of plain) {
    if (!isFields(item) || item[key] === undefined) throw new TypeError(`an item of the list lacks ${key}`)
    const { $patch, ...fields } = item
    const same = (other: Value) => isFields(other) && other[key] === item[key]
    if ($patch === 'delete') result = result.filter((other) => !same(other))
    else if (result.some(same)) result = result.map((other) => (same(other) ? strategicMerge(other, fields) : other))
    else result.push(fields)
  }
  return result
}

function isFields(value: Value): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
