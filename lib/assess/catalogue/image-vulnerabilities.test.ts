import { describe, expect, it } from 'vitest'
import { imageVulnerabilities } from './image-vulnerabilities'

const clean = { critical: 0, high: 0, medium: 0, low: 0, fixable: 0, scanned: true }

describe('image-vulnerabilities', () => {
  it('passes an image in which scanners found nothing', () => {
    expect(imageVulnerabilities.evaluate(clean)).toEqual({ status: 'healthy' })
  })

  it('says how many there are of each severity and how many have a fix', () => {
    expect(imageVulnerabilities.evaluate({ ...clean, critical: 2, low: 5, fixable: 3 })).toEqual({
      status: 'unhealthy',
      evidence: [
        { path: 'critical', value: 2, message: '2 open of severity critical' },
        { path: 'low', value: 5, message: '5 open of severity low' },
        { path: 'fixable', value: 3, message: '3 of 7 have a fix' },
      ],
    })
  })

  it.each(['critical', 'high', 'medium', 'low'] as const)('fails on a single one of severity %s', (severity) => {
    expect(imageVulnerabilities.evaluate({ ...clean, [severity]: 1 }).status).toBe('unhealthy')
  })

  it('does not call an image healthy that nobody scanned', () => {
    expect(imageVulnerabilities.evaluate({ ...clean, scanned: false })).toEqual({
      status: 'not-applicable',
      reason: 'image not scanned',
    })
  })
})
