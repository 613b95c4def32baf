import { describe, expect, it } from 'vitest'
import { complianceHref, readComplianceState, readStandardState, standardHref } from './search-params'

const paramsOf = (href: string) => Object.fromEntries(new URL(href, 'http://localhost').searchParams)

describe('the address of the standards', () => {
  it('opens and closes groups, and leaves out the default', () => {
    const start = readComplianceState({ environment: 'edge' })
    const more = complianceHref(start, 'further')
    expect(readComplianceState(paramsOf(more)).expanded).toEqual(['hardening', 'regulation', 'further'])
    expect(complianceHref(readComplianceState(paramsOf(more)), 'further')).toBe('/compliance?environment=edge')
    expect(readComplianceState({ expanded: 'none' }).expanded).toEqual([])
    expect(readComplianceState({ expanded: 'no-such,further' }).expanded).toEqual(['further'])
  })
})

describe('the address of a standard', () => {
  it('holds what was put in, and nothing else', () => {
    const state = readStandardState({
      environment: 'edge',
      status: 'failed,manual',
      q: ' root ',
      closed: '1.1,5.2',
      open: 'SC-8(1)',
    })
    expect(state).toEqual({
      environment: 'edge',
      status: ['failed', 'manual'],
      q: 'root',
      closed: ['1.1', '5.2'],
      open: 'SC-8(1)',
    })
    expect(readStandardState(paramsOf(standardHref('nist-800-53-r5', state)))).toEqual(state)
    expect(standardHref('nis2-2022', readStandardState({}))).toBe('/compliance/nis2-2022')
  })

  it('leaves out what nothing knows', () => {
    expect(readStandardState({ status: 'failed,red', open: 'x'.repeat(61) })).toMatchObject({
      status: ['failed'],
      open: null,
    })
  })
})
