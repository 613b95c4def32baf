import { readFile, writeFile } from 'node:fs/promises'
import { env } from '@/lib/env'
import { formatSchema } from '@/lib/model/format'
import type { GateResult } from '@/lib/model/gate'
import { gateJunit } from '@/lib/reports/gate-junit'
import { gateSarif } from '@/lib/reports/gate-sarif'
import { readOptions, UsageError } from '../options'

const exit = { pass: 0, fail: 1, undecided: 2 } as const
const options = ['format', 'token', 'url', 'commit', 'branch', 'run', 'sarif', 'junit', 'base-signed'] as const

/** Where a pipeline says of itself what is built; the first that is set counts. */
const known = {
  commit: ['GITHUB_SHA', 'CI_COMMIT_SHA', 'BUILD_SOURCEVERSION'],
  branch: ['GITHUB_HEAD_REF', 'GITHUB_REF_NAME', 'CI_COMMIT_REF_NAME', 'BUILD_SOURCEBRANCHNAME'],
  run: ['CI_PIPELINE_URL'],
} as const

/**
 * `plimsoll gate REPORT…`: asks PLIMSOLL_URL with the token in PLIMSOLL_TOKEN whether the images that these reports are
 * about may go on. Exits with 0 when all may (warnings are told), 1 when one may not, 2 when that could not be decided.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals: files } = readOptions(args, options, [])
  if (files.length === 0) throw new UsageError('name at least one report')
  const format = formatSchema.safeParse(values.format ?? 'trivy')
  if (!format.success) throw new UsageError(`"${values.format}" is no format`)
  const token = values.token ?? process.env.PLIMSOLL_TOKEN
  if (!token) throw new UsageError('set PLIMSOLL_TOKEN to the token of a collector')
  const base = values.url ?? env().url
  if (!URL.canParse(base)) throw new UsageError(`"${base}" is no address`)
  const url = new URL(`${base.replace(/\/$/, '')}/api/v1/gate`)
  url.searchParams.set('format', format.data)
  if (values['base-signed'] === 'true') url.searchParams.set('baseSigned', 'true')
  for (const [name, value] of Object.entries(originOf(values))) url.searchParams.set(name, value)

  const answers: { file: string; result: GateResult }[] = []
  let undecided = 0
  for (const file of files) {
    const result = await ask(url, token, file)
    if (result) answers.push({ file, result })
    else undecided += 1
  }
  for (const { file, result } of answers) tell(file, result)
  const written = [
    ...(values.sarif ? [keep(values.sarif, `${JSON.stringify(gateSarif(answers), null, 2)}\n`)] : []),
    ...(values.junit ? [keep(values.junit, gateJunit(answers))] : []),
  ]
  if (undecided > 0 || (await Promise.all(written)).includes(false)) return exit.undecided
  return answers.some(({ result }) => result.verdict === 'fail') ? exit.fail : exit.pass
}

function originOf(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env
  const onGithub = server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined
  const found = Object.entries(known).map(([name, variables]) => {
    const said = variables.map((variable) => process.env[variable]).find(Boolean)
    return [name, values[name] ?? said ?? (name === 'run' ? onGithub : undefined)] as const
  })
  return Object.fromEntries(found.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

async function ask(url: URL, token: string, file: string): Promise<GateResult | null> {
  try {
    const body = new Uint8Array(await readFile(file))
    const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body })
    // A proxy in between may answer in words of its own.
    const answer = (await response.json().catch(() => ({}))) as GateResult & { detail?: string }
    if (response.ok && answer.verdict) return answer
    console.error(`${file}: undecided: ${response.status} ${answer.detail ?? ''}`)
  } catch (error) {
    const { cause, message } = error as Error
    console.error(`${file}: undecided: ${cause instanceof Error ? `${url.origin}: ${cause.message}` : message}`)
  }
  return null
}

async function keep(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text)
    return true
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`)
    return false
  }
}

/** Names come from reports: what would move the cursor or colour the log is left out. */
const plain = (text: string) => text.replace(/\p{Cc}+/gu, ' ')
const examplesShown = 5

function tell(file: string, { verdict, image, environment, reasons, rules }: GateResult): void {
  console.log(plain(`${verdict.toUpperCase()}  ${image ?? file}  (${rules} rules of ${environment})`))
  for (const { rule, text, examples } of reasons) {
    console.log(plain(`  ${rule.action}  ${text}`))
    for (const one of examples.slice(0, examplesShown)) {
      const mend = one.fixedVersion ? ` → ${one.fixedVersion}` : ''
      console.log(
        plain(`        ${one.severity}  ${one.rule}  ${[one.package, one.version].filter(Boolean).join(' ')}${mend}`),
      )
    }
    if (examples.length > examplesShown) console.log(`        … and more: --sarif FILE or the page of the gate`)
  }
}
