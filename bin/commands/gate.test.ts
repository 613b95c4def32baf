import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { GateResult } from '@/lib/model/gate'
import { run } from './gate'

let server: Server
let url = ''
let folder = ''
let asked: { path: string; token: string | undefined; body: string }[] = []
let answers: { status: number; body: object | string }[] = []
const lines: string[] = []

const passed: GateResult = {
  id: '1',
  at: '2026-11-20T12:00:00.000Z',
  environmentId: '2',
  environment: 'production',
  verdict: 'pass',
  image: 'shop:1',
  digest: null,
  imageId: null,
  reasons: [],
  rules: 6,
}
const failed: GateResult = {
  ...passed,
  verdict: 'fail',
  image: 'till:\u001b[2J1',
  reasons: [
    {
      rule: { kind: 'vulnerabilities', action: 'fail', severity: 'critical', allowed: 0 },
      text: '1 vulnerability of severity critical or worse',
      count: 1,
      examples: [{ rule: 'CVE-1', title: 'x', severity: 'critical', package: 'zlib', version: '1', fixedVersion: '2' }],
    },
  ],
}
const ok = (body: object) => ({ status: 200, body })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-gate-'))
  for (const name of ['a', 'b']) writeFileSync(join(folder, name), `{"of":"${name}"}`)
  asked = []
  lines.length = 0
  for (const name of ['log', 'error'] as const)
    vi.spyOn(console, name).mockImplementation((line: string) => void lines.push(line))
  for (const name of ['GITHUB_SHA', 'GITHUB_REF_NAME', 'CI_PIPELINE_URL', 'GITHUB_RUN_ID']) vi.stubEnv(name, '')
  vi.stubEnv('PLIMSOLL_TOKEN', 'plc_x')
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      asked.push({ path: request.url ?? '', token: request.headers.authorization, body })
      const answer = answers.shift() ?? ok(passed)
      response.writeHead(answer.status)
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  server.close()
  rmSync(folder, { recursive: true })
})

const gate = (...args: string[]) => run(['--url', url, ...args])
const file = (name: string) => join(folder, name)

it('lets pass what passes, and says who asks and where it was built', async () => {
  vi.stubEnv('GITHUB_SHA', 'abc')
  vi.stubEnv('GITHUB_REF_NAME', 'main')
  answers = [
    ok({
      ...passed,
      verdict: 'warn',
      reasons: [{ ...failed.reasons[0], rule: { kind: 'scan-age', action: 'warn', days: 7 } }],
    }),
  ]
  expect(await gate(file('a'), file('b'), '--branch', 'release', '--base-signed', 'true')).toBe(0)
  expect(asked).toMatchObject([{ token: 'Bearer plc_x', body: '{"of":"a"}' }, { body: '{"of":"b"}' }])
  expect(Object.fromEntries(new URL(asked[0]?.path ?? '', url).searchParams)).toEqual({
    format: 'trivy',
    baseSigned: 'true',
    commit: 'abc',
    branch: 'release',
  })
})

it('stops what fails, with every reason and no power over the terminal', async () => {
  answers = [ok(passed), ok(failed)]
  expect(await gate(file('a'), file('b'), '--sarif', file('out.sarif'), '--junit', file('out.xml'))).toBe(1)
  expect(lines.join('\n')).toContain('critical  CVE-1  zlib 1 → 2')
  expect(lines.join('\n')).not.toContain('\u001b')
  expect(JSON.parse(readFileSync(file('out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
  expect(readFileSync(file('out.xml'), 'utf8')).toContain('failures="1"')
})

it.each([
  ['a report that the server cannot read', { status: 422, body: { detail: 'no report' } }],
  ['a proxy that answers in its own words', { status: 200, body: '<html>' }],
  ['a token that is not known', { status: 401, body: {} }],
])('has not decided after %s, whatever the others say', async (_, answer) => {
  answers = [answer, ok(failed)]
  expect(await gate(file('a'), file('b'))).toBe(2)
})

it('has not decided without a file, a server, or a place for what it should write', async () => {
  expect(await gate(file('missing'))).toBe(2)
  expect(await gate(file('a'), '--sarif', join(folder, 'no', 'such', 'folder'))).toBe(2)
  server.close()
  server.closeAllConnections()
  expect(await gate(file('a'))).toBe(2)
  await expect(gate(file('a'), '--format', 'nonsense')).rejects.toThrow('is no format')
})
