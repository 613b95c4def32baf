import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Spool, type SpoolKind } from './spool'
import { collectorVersion } from './version'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-spool-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function add(spool: Spool, text: string, kind: SpoolKind = 'delta') {
  const draft = spool.draft()
  writeFileSync(draft, text)
  return spool.commit(draft, kind)
}
const first = (spool: Spool) => {
  const entry = spool.first()
  return entry ? readFileSync(entry.path, 'utf8') : null
}

describe('the spool', () => {
  it('keeps reports in order, also for the next process', () => {
    const spool = new Spool(folder)
    for (const text of ['one', 'two', 'three']) add(spool, text)
    const again = new Spool(folder)
    expect([again.length, again.bytes]).toEqual([3, 11])
    const seen: (string | null)[] = []
    for (let entry = again.first(); entry; entry = again.first()) {
      seen.push(first(again))
      again.remove(entry)
    }
    expect(seen).toEqual(['one', 'two', 'three'])
    expect(readdirSync(folder)).toEqual([])
  })

  it('counts on after a restart, so that what is new stays behind what waits', () => {
    const before = add(new Spool(folder), 'one')
    const again = new Spool(folder)
    expect(add(again, 'two').sequence).toBe(before.sequence + 1)
    expect(first(again)).toBe('one')
  })

  it('knows nothing of a report that was not written to its end, and clears it away', () => {
    const spool = new Spool(folder)
    writeFileSync(spool.draft(), 'hal')
    writeFileSync(join(folder, 'something-else'), '')
    const again = new Spool(folder)
    expect(again.first()).toBeUndefined()
    expect(readdirSync(folder)).toEqual(['something-else'])
  })

  it('forgets what a snapshot says anew, and not what came after it', () => {
    const spool = new Spool(folder)
    add(spool, 'old', 'snapshot')
    add(spool, 'change')
    const whole = add(spool, 'whole', 'snapshot')
    add(spool, 'later')
    expect(spool.supersede(whole)).toBe(2)
    expect([first(spool), spool.length]).toEqual(['whole', 2])
  })
})

it('the collectors have the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  expect(collectorVersion).toBe(version)
})
