import { describe, expect, it } from 'vitest'
import { formats } from '@/lib/model/format'
import { adapterOf } from './adapters'
import { leastDocuments } from './conformance-samples'

const told = (format: (typeof formats)[number], document: unknown) => adapterOf(format).recognise([document])?.message

describe.each(formats)('what is sent to %s by mistake', (format) => {
  it.each(formats.filter((other) => other !== format))('is told to go where %s goes', (other) => {
    expect(told(format, leastDocuments[other])).toContain(`send it to /api/v1/ingest/${other}`)
    const list = { apiVersion: 'v1', kind: 'List', items: [leastDocuments[other]] }
    if (/operator|policy/.test(other)) expect(told(format, list)).toContain(`/api/v1/ingest/${other}`)
  })

  it.each([
    ['SPDX', { spdxVersion: 'SPDX-2.3', packages: [] }, /trivy sbom/],
    [
      'compliance report',
      { ID: 'docker-cis', Title: 'CIS', Results: [{ ID: '4.1', Results: [] }] },
      /without --compliance/,
    ],
  ])('is called %s', (name, document, advice) => {
    expect(told(format, document)).toMatch(advice)
    expect(told(format, document)).toContain(name)
  })

  it('is not given a name when nobody knows it', () => {
    expect(told(format, { hello: 'world' })).not.toContain('this is')
  })
})
