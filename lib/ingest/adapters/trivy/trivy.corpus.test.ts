import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Observation } from '@/lib/model/observation'
import { fingerprint } from '@/lib/store/identity'
import { readDocuments } from '../../documents'
import { trivyAdapter } from '.'

/** Real outputs, if somebody put them beside the checkout. Everything is counted a second time from the raw JSON. */
const corpus = join('..', 'shared', 'fixtures')
const files = ['trivy-image', 'trivy-k8s'].flatMap((folder) => {
  const path = join(corpus, folder)
  return existsSync(path) ? readdirSync(path).map((file) => join(path, file)) : []
})

type Raw = { [key: string]: unknown }
type Entry = { place: string; kind: string; parts: unknown[]; readable: boolean }
const rows = (value: unknown): Raw[] => (Array.isArray(value) ? (value as Raw[]) : [])
const words = new Set<unknown>(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'])

/** Every entry that ought to be a finding, with what makes it itself. */
function entriesOf(results: Raw[], placeOf: (result: Raw) => string): Entry[] {
  return results.flatMap((result) => {
    const place = placeOf(result)
    const file = result.Class === 'lang-pkgs' ? result.Target : ''
    return [
      ...rows(result.Vulnerabilities).map((one) => ({
        place,
        kind: 'vulnerability',
        parts: [one.VulnerabilityID, one.PkgName, result.Type, one.InstalledVersion, one.PkgPath || file],
        readable: Boolean(one.VulnerabilityID && one.PkgName) && (!one.Severity || words.has(one.Severity)),
      })),
      ...rows(result.Secrets).map((one) => ({
        place,
        kind: 'secret',
        parts: [one.RuleID, result.Target, one.StartLine],
        readable: Boolean(one.RuleID),
      })),
      ...rows(result.Misconfigurations)
        .filter((one) => one.Status === 'FAIL')
        .map((one) => {
          const cause = one.CauseMetadata as Raw
          return {
            place,
            kind: 'misconfiguration',
            parts: [one.ID, result.Target, cause.Resource ?? cause.StartLine],
            readable: true,
          }
        }),
      ...rows(result.Licenses).map((one) => ({
        place,
        kind: 'licence',
        parts: [one.PkgName || one.FilePath, one.Name],
        readable: true,
      })),
    ]
  })
}

function clusterEntries(report: Raw): Entry[] {
  return rows(report.Resources).flatMap((resource) => {
    const results = rows(resource.Results)
    const object = `${String(resource.Namespace)}/${String(resource.Kind)}/${String(resource.Name)}`
    const system = results.find((result) => result.Class === 'os-pkgs')
    const image = system ? String(system.Target).split(' ')[0] : undefined
    return entriesOf(results, (result) => (result.Type === 'kubernetes' ? object : (image ?? object)))
  })
}

const distinct = (entries: Entry[]) =>
  new Set(
    entries.filter((one) => one.readable).map(({ place, kind, parts }) => JSON.stringify([place, kind, ...parts])),
  )
const mergedIn = ({ assets }: Observation) =>
  assets.reduce((sum, { attributes }) => sum + Number(attributes?.merged ?? 0), 0)

function read(file: string) {
  const parsed = readDocuments(readFileSync(file, 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const context = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'corpus', collector: 'corpus' }
  return { result: trivyAdapter.read(parsed.documents, context), raw: parsed.documents[0] }
}

const refused = ['dd-legacy-null.json', 'scb-empty-object.json']

it.each(files.length === 0 ? [corpus] : [])('has no corpus to read: the folder %s is absent', (folder) => {
  expect(existsSync(join(folder, 'trivy-image'))).toBe(false)
})

const namesNothing = (file: string) => refused.some((name) => file.endsWith(name))

it.each(files.filter(namesNothing))('refuses %s, for it names nothing', (file) => {
  expect(read(file).result).toMatchObject({ ok: false, problems: [{ path: '$' }] })
})

it.each(files.filter((file) => !namesNothing(file)))('finds in %s as much as a second count', (file) => {
  const { result, raw } = read(file)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { observation } = result
  const report = Array.isArray(raw) ? { Results: raw } : (raw as Raw)
  const entries = report.Resources ? clusterEntries(report) : entriesOf(rows(report.Results), () => '')
  const failures = rows(report.Resources).filter((resource) => resource.Error).length
  expect(observation.findings).toHaveLength(distinct(entries).size)
  expect(observation.rejected).toHaveLength(entries.filter((one) => !one.readable).length + failures)
  expect(observation.findings.length + mergedIn(observation) + observation.rejected.length).toBe(
    entries.length + failures,
  )
  const ids = observation.findings.map((one) => one.asset + fingerprint(one.kind, one.rule, one.identity))
  expect(new Set(ids).size).toBe(ids.length)
  const rules = observation.findings.filter((one) => one.kind === 'vulnerability').map(({ rule }) => rule)
  expect(new Set(observation.vulnerabilities.map(({ id }) => id))).toEqual(new Set(rules))
})
