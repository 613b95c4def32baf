import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { HullGauge } from './hull-gauge'
import { SeverityCounts, SeverityMark, SeverityWord } from './severity-mark'
import { severityNames } from './severity-name'
import { AlertStatusMark, HealthMark } from './status-mark'

const severities = ['critical', 'high', 'medium', 'low', 'informational', 'unknown'] as const

describe('severity', () => {
  it('is told by name and by a shape of its own, not by colour alone', () => {
    const drawn = severities.map((severity) => renderToStaticMarkup(<SeverityMark severity={severity} />))
    drawn.forEach((svg, index) =>
      expect(svg).toContain(`aria-label="${severityNames[severities[index] ?? 'unknown']}"`),
    )
    const outlines = drawn.map((svg) => svg.replaceAll(/var\(--[a-z-]+\)|aria-label="[^"]*"|<title>.*<\/title>/gu, ''))
    expect(new Set(outlines).size).toBe(severities.length)
  })

  it('is said once where the word stands beside the mark', () => {
    const html = renderToStaticMarkup(<SeverityWord severity="high" />)
    expect(html.match(/High/gu)).toHaveLength(1)
    expect(html).toContain('aria-hidden="true"')
  })

  it('counts worst first and draws zeros', () => {
    const html = renderToStaticMarkup(
      <SeverityCounts counts={{ critical: 0, high: 1200, medium: 3, low: 4, informational: 5 }} />,
    )
    expect([...html.matchAll(/<b[^>]*>([^<]+)<\/b>/gu)].map((match) => match[1])).toEqual(['0', '1,200', '3', '4', '5'])
  })
})

describe('HullGauge', () => {
  it('has neither water nor zero without a score', () => {
    const html = renderToStaticMarkup(<HullGauge score={null} goal={75} />)
    expect(html).toContain('aria-label="No score yet"')
    expect(html).not.toContain('class="sea')
    expect(html).not.toMatch(/[^\d.]0 of 100/u)
  })

  it('floats at a true zero', () => {
    const html = renderToStaticMarkup(<HullGauge score={0} goal={75} />)
    expect(html).toContain('Secure score 0.0 of 100, goal 75')
    expect(html).toContain('class="sea')
  })

  it('paints the mark at the goal in L and M, never in S', () => {
    expect(renderToStaticMarkup(<HullGauge score={50} goal={75} />)).toContain('cy="100"')
    expect(renderToStaticMarkup(<HullGauge score={50} goal={75} size="M" />)).toContain('cy="42.5"')
    expect(renderToStaticMarkup(<HullGauge score={50} goal={75} size="S" />)).not.toContain('<circle')
  })
})

describe('status', () => {
  it('keeps its name when the word is left away', () => {
    expect(renderToStaticMarkup(<AlertStatusMark status="in-progress" word={false} />)).toContain(
      'aria-label="In progress"',
    )
  })

  it('shouts for a silent collector alone', () => {
    expect(renderToStaticMarkup(<HealthMark health="silent" />)).toContain('chip-inverse')
    expect(renderToStaticMarkup(<HealthMark health="late" />)).not.toContain('chip-inverse')
  })
})
