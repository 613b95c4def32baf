import { checks } from '@/lib/assess/catalogue'
import { db } from '@/lib/db'
import { alertSeverities, alertStatuses } from '@/lib/model/alert'
import { assetKinds } from '@/lib/model/asset'
import { findingKinds } from '@/lib/model/finding'
import { severities } from '@/lib/model/severity'
import type { Context } from '@/lib/operation'
import { listAlerts } from '@/lib/queries/list-alerts'
import { listAssets } from '@/lib/queries/list-assets'
import { listFindings } from '@/lib/queries/list-findings'
import { listImages } from '@/lib/queries/list-images'
import { listRecommendationResources } from '@/lib/queries/list-recommendation-resources'
import { listRecommendations } from '@/lib/queries/list-recommendations'
import { listVulnerabilities } from '@/lib/queries/list-vulnerabilities'
import { encodeCursor } from '@/lib/queries/page'
import { readOverview } from '@/lib/queries/read-overview'

type Question = Record<string, string>
type Asked = { group: string; question: Question }

/** One list: its path, its query, and what is asked of it. */
export type ListArea = {
  name: string
  path: string
  query(context: Context, question: Question): Promise<unknown>
  questions(): Promise<Asked[]>
}

const facet = (question: Question): Asked => ({ group: 'filters with their counts', question })
const each = (name: string, values: readonly string[]) => values.map((value) => facet({ [name]: value }))
const first: Asked = { group: 'first page', question: {} }
const flags = ['fixable', 'running', 'exposed', 'exploited'].flatMap((name) => each(name, ['true', 'false']))
const environments = each('environment', ['bench-1', 'bench-2', 'bench-3'])

/** The page that begins after the row that this statement finds; its columns are the list's sort key. */
async function far(statement: string): Promise<Asked[]> {
  const [row] = await db().$queryRawUnsafe<Record<string, string | number>[]>(statement)
  return row ? [{ group: 'a page far down', question: { cursor: encodeCursor(Object.values(row)) } }] : []
}

/** As a query string gives it: the schemas of the queries take texts. */
const asked = <Input>(question: Question) => question as Input

export const listAreas: readonly ListArea[] = [
  {
    name: 'findings',
    path: '/api/v1/findings',
    query: (context, question) => listFindings(context, asked(question)),
    async questions() {
      const [asset] = await db().$queryRaw<
        { id: string }[]
      >`SELECT id FROM asset WHERE kind = 'image' ORDER BY id LIMIT 1`
      const [rule] = await db().$queryRaw<{ rule: string }[]>`
        SELECT rule FROM rule_tally WHERE kind = 'vulnerability' ORDER BY count DESC LIMIT 1`
      return [
        first,
        ...(await far(
          'SELECT class, epss, asset_id, fingerprint FROM finding WHERE open ORDER BY 1 DESC, 2 DESC, 3 DESC, 4 DESC OFFSET 500000 LIMIT 1',
        )),
        ...each('severity', [...severities, 'critical,high']),
        ...flags,
        ...each('kind', findingKinds),
        ...environments,
        facet({ severity: 'critical', fixable: 'true', running: 'true', exposed: 'true', exploited: 'true' }),
        facet({ severity: 'high', fixable: 'true', environment: 'bench-2' }),
        facet({ asset: asset?.id ?? '' }),
        facet({ cve: rule?.rule ?? '' }),
        facet({ package: 'lib7' }),
        facet({ status: 'resolved' }),
        { group: 'free text', question: { q: 'lib42' } },
        { group: 'free text', question: { q: 'app-17' } },
        { group: 'free text', question: { q: rule?.rule ?? '' } },
      ]
    },
  },
  {
    name: 'vulnerabilities',
    path: '/api/v1/vulnerabilities',
    query: (context, question) => listVulnerabilities(context, asked(question)),
    async questions() {
      const deep = await far(
        `SELECT max(class) AS class, rule FROM rule_tally WHERE kind = 'vulnerability' AND count > 0
         GROUP BY rule ORDER BY 1 DESC, 2 DESC OFFSET 10000 LIMIT 1`,
      )
      const text: Asked = { group: 'free text', question: { q: 'parser number 12' } }
      return [
        first,
        ...deep,
        ...each('severity', severities),
        ...flags,
        ...environments,
        facet({ package: 'lib7' }),
        text,
      ]
    },
  },
  {
    name: 'images',
    path: '/api/v1/images',
    query: (context, question) => listImages(context, asked(question)),
    async questions() {
      const deep = await far(
        `SELECT risk, id FROM asset WHERE kind = 'image' ORDER BY risk DESC, id DESC OFFSET 2000 LIMIT 1`,
      )
      const text: Asked = { group: 'free text', question: { q: 'app-17' } }
      return [first, ...deep, ...each('severity', severities), ...flags, ...environments, text]
    },
  },
  {
    name: 'assets',
    path: '/api/v1/assets',
    query: (context, question) => listAssets(context, asked(question)),
    async questions() {
      const deep = await far('SELECT name, id FROM asset ORDER BY name, id OFFSET 3500 LIMIT 1')
      const text: Asked = { group: 'free text', question: { q: 'app-17' } }
      return [first, ...deep, ...each('kind', assetKinds), ...environments, facet({ namespace: 'team-7' }), text]
    },
  },
  {
    name: 'alerts',
    path: '/api/v1/alerts',
    query: (context, question) => listAlerts(context, asked(question)),
    async questions() {
      const all = alertStatuses.join(',')
      const start = await listAlertsFar()
      return [
        first,
        ...start,
        ...each('severity', alertSeverities),
        ...each('status', [...alertStatuses, all]),
        ...environments,
        facet({ type: 'K8S.BENCH_7' }),
        facet({ tactic: 'Execution' }),
        facet({ owner: 'none' }),
        { group: 'free text', question: { q: 'kind 17' } },
      ]
    },
  },
  {
    name: 'recommendations',
    path: '/api/v1/recommendations',
    query: (context, question) => listRecommendations(context, asked(question)),
    questions: () => Promise.resolve([first, ...each('severity', severities), ...environments]),
  },
  {
    name: 'resources of a recommendation',
    path: `/api/v1/recommendations/${checks[0]?.id}/resources`,
    query: (context, question) =>
      listRecommendationResources(context, asked({ ...question, checkId: checks[0]?.id ?? '' })),
    questions: () => Promise.resolve([first, ...each('status', ['healthy', 'not-applicable']), ...environments]),
  },
  {
    name: 'overview',
    path: '/api/v1/overview',
    query: (context, question) => readOverview(context, asked(question)),
    questions: () => Promise.resolve([{ ...first, group: 'all of it' }, ...environments]),
  },
]

async function listAlertsFar(): Promise<Asked[]> {
  const rows = await db().$queryRaw<{ class: number; at: Date; id: string }[]>`
    SELECT class, last_seen_at AS at, id FROM alert WHERE class >= 30
    ORDER BY class DESC, last_seen_at DESC, id DESC OFFSET 3000 LIMIT 1`
  return rows.map((row) => ({
    group: 'a page far down',
    question: { cursor: encodeCursor([row.class, row.at.toISOString(), row.id]) },
  }))
}
