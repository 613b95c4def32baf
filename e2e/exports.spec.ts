import type { APIRequestContext } from '@playwright/test'
import { deliver, fresh, makeCollector, makeEnvironment, read, readAll, type Listed } from './api'
import { cellsOf } from './csv'
import { expect, open, test } from './story'

type Exported = { items?: unknown[] }

/** What Trivy says of an image, with the packages that `--list-all-pkgs` adds. */
const scan = JSON.stringify({
  SchemaVersion: 2,
  ArtifactName: 'registry.example/story/packages:1',
  ArtifactType: 'container_image',
  Metadata: { RepoDigests: [`registry.example/story/packages@sha256:${'5'.repeat(64)}`] },
  Results: [
    {
      Target: 'registry.example/story/packages:1 (debian 12.1)',
      Class: 'os-pkgs',
      Type: 'debian',
      Packages: [
        { Name: '=cmd()', Version: '1.0' },
        { Name: 'zlib1g', Version: '1.2.13' },
      ],
      Vulnerabilities: [
        { VulnerabilityID: 'CVE-2099-10001', PkgName: 'zlib1g', InstalledVersion: '1.2.13', Severity: 'HIGH' },
      ],
    },
  ],
})

async function compare(request: APIRequestContext, name: string, list: string, filters: string, columns: string[]) {
  const rows = await readAll<Record<string, unknown>>(request, `${list}?${filters}`)
  const { total } = await read<Listed<unknown>>(request, `${list}?${filters}`)
  expect(rows.length, `${name}: a filter that finds something`).toBeGreaterThan(0)
  if (total) expect(rows).toHaveLength(total.value)
  const json = await read<Exported | unknown[]>(request, `/api/v1/exports/${name}.json?${filters}`)
  expect(Array.isArray(json) ? json : json.items).toEqual(rows)
  const answer = await request.get(`/api/v1/exports/${name}.csv?${filters}`)
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="plimsoll-.*\.csv"$/)
  const [head = [], ...lines] = cellsOf(await answer.text())
  expect(head).toEqual(expect.arrayContaining(columns))
  expect(lines).toHaveLength(rows.length)
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([head.length]))
}

test('every list is exported with the rows that the screen shows', async ({ page }) => {
  const { request } = page
  await compare(request, 'findings', '/api/v1/findings', 'environment=production&severity=critical', ['Severity', 'Id'])
  await compare(request, 'alerts', '/api/v1/alerts', 'environment=production&status=all', [])
  await compare(request, 'assets', '/api/v1/assets', 'environment=edge&kind=workload', [])
  await compare(request, 'recommendations', '/api/v1/recommendations', 'environment=edge', [])
  await compare(request, 'images', '/api/v1/images', 'environment=production&running=true', ['Image', 'Critical'])
  await compare(request, 'vulnerabilities', '/api/v1/vulnerabilities', 'environment=edge&fixable=true', ['Id', 'EPSS'])
  await compare(request, 'environments', '/api/v1/environments', '', ['Environment', 'Goal'])
  await compare(request, 'collectors', '/api/v1/collectors', 'health=silent', ['Collector', 'Last report'])
  await compare(request, 'reports', '/api/v1/reports', 'environment=production&format=falco', ['Report', 'Problem'])
  await compare(request, 'people', '/api/v1/people', 'q=harbourline', ['E-mail', 'Role'])
  // The log grows while the stories run, so it is asked for what is over.
  const until = new Date().toISOString()
  await compare(request, 'audit', '/api/v1/audit', `action=session&until=${until}`, ['Action', 'Outcome'])
})

test('what one image holds and what one vulnerability affects leave as files of their own', async ({ page }) => {
  const { request } = page
  const { id } = await makeEnvironment(request, fresh('packages'))
  const { token } = await makeCollector(request, id, 'scanner', ['trivy'])
  expect(await deliver(token, 'trivy', scan)).toMatchObject({ report: { status: 'processed' } })
  const { items: images } = await read<Listed<{ id: string }>>(request, `/api/v1/images?environment=${id}`)
  const image = images[0]?.id ?? ''
  const vulnerability = 'CVE-2099-10001'
  const told = async (name: string, id: string, list: string) => {
    const { items } = await read<{ items: unknown[] }>(request, `/api/v1/exports/${name}.json?id=${id}`)
    expect(items.length).toBeGreaterThan(0)
    expect(items).toEqual(await readAll(request, list))
  }
  await told('packages', image, `/api/v1/images/${image}/packages`)
  await told('affected-assets', vulnerability, `/api/v1/vulnerabilities/${vulnerability}/assets`)
})

const lists = ['images', 'vulnerabilities', 'findings', 'alerts', 'inventory', 'collectors', 'environments', 'people']
for (const list of [...lists, 'audit', 'recommendations']) {
  test(`the button beside ${list} takes as many rows as it says`, async ({ page }) => {
    await open(page, `/${list}?environment=production`)
    const link = page.getByRole('link', { name: /^Export \d/ }).first()
    const said = Number(/[\d,]+/.exec(await link.innerText())?.[0].replaceAll(',', ''))
    const answer = await page.request.get((await link.getAttribute('href')) ?? '')
    expect(answer.status()).toBe(200)
    expect(cellsOf(await answer.text())).toHaveLength(said + 1)
  })
}

test('a reader takes out what a reader may see', async ({ pageOf }) => {
  const { request } = await pageOf('reader')
  expect((await request.get('/api/v1/exports/images.csv')).status()).toBe(200)
  expect((await request.get('/api/v1/exports/people.csv')).status()).toBe(403)
})

test('the resources of a recommendation leave by the button beside them', async ({ page }) => {
  const { items } = await read<Listed<{ id: string; unhealthy: number }>>(
    page.request,
    '/api/v1/recommendations?environment=production&status=unhealthy',
  )
  await open(page, `/recommendations/${items[0]?.id}?environment=production`)
  const link = page.getByRole('link', { name: /^Export \d/ }).last()
  const count = Number(/\d+/.exec(await link.innerText())?.[0])
  expect(count).toBe(items[0]?.unhealthy)
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/^plimsoll-resources-.*\.csv$/)
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(cellsOf(await answer.text())).toHaveLength(count + 1)
})

test('an export that asks for what is not there is refused, not broken', async ({ page }) => {
  expect((await page.request.get('/api/v1/exports/findings.csv?colour=red')).status()).toBe(400)
  expect((await page.request.get('/api/v1/exports/secrets.csv')).status()).toBe(404)
  expect((await page.request.get('/api/v1/exports/findings.csv?cursor=x')).status()).toBe(400)
})

test('the posture report is a PDF of the environment that is chosen', async ({ page }) => {
  await open(page, '/overview?environment=edge')
  const link = page.getByRole('link', { name: 'Posture report' })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const body = await answer.body()
  expect(body.subarray(0, 5).toString()).toBe('%PDF-')
  expect(body.subarray(-1_024).toString()).toContain('%%EOF')
  expect(body.length).toBeGreaterThan(10_000)
})
