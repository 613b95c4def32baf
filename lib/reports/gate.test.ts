import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GateResult } from '@/lib/model/gate'
import { gateJunit } from './gate-junit'
import { gateSarif } from './gate-sarif'

const answer = (text: string): { file: string; result: GateResult } => ({
  file: 'report.json',
  result: {
    id: '1',
    at: '2026-11-20T12:00:00.000Z',
    environmentId: '2',
    environment: 'production',
    verdict: 'fail',
    image: text,
    digest: null,
    imageId: null,
    rules: 3,
    reasons: [
      {
        rule: { kind: 'vulnerabilities', action: 'fail', allowed: 0 },
        text: '1 vulnerability',
        count: 1,
        examples: [{ rule: text, title: text, severity: 'high', package: text, version: '1', fixedVersion: '2' }],
      },
      { rule: { kind: 'scan-age', action: 'warn', days: 7 }, text, count: 1, examples: [] },
    ],
  },
})

describe('JUnit', () => {
  it('has a failed case for each rule that fails, and counts the others as held', () => {
    const xml = gateJunit([answer('shop:1')])
    expect(xml).toContain('<testsuite name="shop:1" tests="3" failures="1">')
    expect(xml.match(/<testcase /g)).toHaveLength(3)
    expect(xml.match(/<failure /g)).toHaveLength(1)
    expect(xml).toContain('high shop:1 shop:1 1 fixed in 2')
  })

  it('holds any text without becoming other XML', () => {
    assert(
      property(string({ unit: 'binary', minLength: 1 }), (text) => {
        const xml = gateJunit([answer(text)])
        expect(xml.match(/<\/?(?:testsuites|testsuite|testcase|failure|system-out)[ >]/g)).toHaveLength(14)
        expect(xml.replace(/<\/?[a-z?][^<>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/)
        expect(xml).not.toMatch(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/u)
      }),
    )
  })
})

it('SARIF tells each finding under the rule that it breaks', () => {
  expect(gateSarif([answer('shop:1')])).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { rules: [{ id: 'gate/vulnerabilities' }, { id: 'gate/scan-age' }] } },
        results: [
          {
            ruleId: 'gate/vulnerabilities',
            level: 'error',
            message: { text: 'shop:1 (high) in shop:1 1; fixed in 2' },
          },
          { ruleId: 'gate/scan-age', level: 'warning', message: { text: 'shop:1' } },
        ],
      },
    ],
  })
})
