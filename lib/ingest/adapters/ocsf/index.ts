import type { Adapter, ReportContext } from '@/lib/ingest/adapter'
import { otherTool } from '@/lib/ingest/other-tool'
import { problemsOf } from '@/lib/ingest/problems'
import { itemsOf, type Item } from '@/lib/ingest/sensor/items'
import { unwrap } from '@/lib/ingest/sensor/unwrap'
import type { ObservedAsset, ObservedEvent } from '@/lib/model/observation'
import { Gathering } from '../trivy/gathering'
import { eventOf } from './detection'
import { asText, classes, finding, type Finding, looksLikeFinding, productOf, timeOf } from './payload'
import { placeOf, resourcesOf } from './place'
import { addVerdict, verdictOf } from './posture'

const expected =
  'expected findings of OCSF: objects with class_uid, metadata and finding_info, an array of them, or JSON lines'

/**
 * Reads findings in the Open Cybersecurity Schema Framework, versions 1.0 to 1.6. Detection and security findings raise
 * alerts; verdicts on rules of posture, which Prowler sends under the same class, become findings under their own rule.
 * Other classes, and what is about no cluster or machine, are counted as not read.
 */
export const ocsfAdapter: Adapter = {
  format: 'ocsf',

  recognise(documents) {
    const items = findingsOf(documents)
    return items.some(({ value }) => looksLikeFinding(value)) ? null : otherTool(expected, 'ocsf', documents)
  },

  read(documents, context) {
    const into = new Gathering()
    const events: { event: ObservedEvent; assets: ObservedAsset[] }[] = []
    const rules = new Set<string>()
    const products = new Set<string>()
    const times: string[] = []
    for (const item of findingsOf(documents)) {
      const parsed = readItem(into, item, context)
      if (!parsed) continue
      const { one, place } = parsed
      const verdict = verdictOf(one)
      const rule = verdict && addVerdict(into, one, place, verdict)
      const event = verdict ? null : eventOf(one, place)
      if (rule) rules.add(rule)
      if (event) events.push({ event, assets: place.assets })
      if (!rule && !event)
        into.reject({ path: item.path, message: verdict ? 'names no rule' : 'has no time that can be read' })
      else products.add(productOf(one))
      const at = timeOf(one)
      if (at) times.push(at.iso)
    }
    for (const { assets } of events) for (const asset of assets) into.addAsset(asset)
    if (into.isEmpty)
      return {
        ok: false,
        problems: into.rejected.length ? into.rejected.slice(0, 50) : [{ path: '$', message: expected }],
      }
    const [product = 'OCSF'] = products
    const observation = into.observation({
      source: products.size === 1 ? sourceOf(product) : 'ocsf',
      evidenceAt: times.sort().at(-1) ?? context.collectedAt,
      title: products.size === 1 ? product.slice(0, 200) : `Findings of ${products.size} tools`,
      complete: context.complete ?? true,
      rules: [...rules].sort(),
    })
    return {
      ok: true,
      observation: {
        ...observation,
        events: events.map(({ event }) => event).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      },
    }
  },
}

const findingsOf = (documents: unknown[]) => itemsOf(documents).map((item) => unwrap(item, looksLikeFinding))

/** `Security Hub` → `security-hub`. */
const sourceOf = (product: string) =>
  product
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'ocsf'

function readItem(into: Gathering, { value, path }: Item, context: ReportContext) {
  if (!looksLikeFinding(value)) {
    into.reject({
      path,
      message: typeof value === 'string' ? 'is no finding but a line of text' : 'is no finding of OCSF',
    })
    return null
  }
  const parsed = finding.safeParse(value)
  if (!parsed.success) {
    const [first] = problemsOf(parsed.error)
    into.reject({ path: `${path}${first?.path.slice(1) ?? ''}`, message: first?.message ?? 'not a finding of OCSF' })
    return null
  }
  const one: Finding = parsed.data
  if (![2001, 2003, 2004].includes(one.class_uid)) {
    into.reject({
      path,
      message: `is ${classes[one.class_uid] ?? `an event of class ${one.class_uid}`}; detections and verdicts on rules are read`,
    })
    return null
  }
  const place = placeOf(one, context.cluster)
  if (place) return { one, place }
  const [resource] = resourcesOf(one)
  const about = (asText(resource?.type) ?? asText(resource?.uid) ?? 'nothing by name').slice(0, 200)
  into.reject({
    path,
    message: `is about ${about}; only clusters and machines are held here. Where it is Kubernetes, send the header Plimsoll-Cluster`,
  })
  return null
}
