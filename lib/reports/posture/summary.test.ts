import { describe, expect, test } from 'vitest'
import { emptyPosture } from './fixtures/empty'
import { samplePosture } from './fixtures/sample'
import { summarise } from './summary'

describe('the summary', () => {
  test('says score, distance to the goal, movement, next step, alerts, vulnerabilities and gaps', () => {
    expect(summarise(samplePosture)).toBe(
      'On 18 Nov 2026 the secure score of production, staging and edge was 61.6 of 100, 13.4 below the goal of 75. ' +
        'It rose by 2.4 in seven days; the largest cause was “Fixed: 14 images rebuilt on Debian 12.12”. ' +
        'Finishing the control “Remediate vulnerabilities” would gain the most: 8.9 points. ' +
        '43 alerts are open, of them 2 critical and 7 high. ' +
        'Images carry 2,304 open vulnerabilities, 6 known to be exploited. ' +
        'What this report cannot see: 38 of 1,949 resources without fresh evidence, 1 silent collector and ' +
        '1 collector that never reported.',
    )
  })

  test('calls no score no score, never 0', () => {
    const text = summarise(emptyPosture)
    expect(text).toContain('There is no score for production yet')
    expect(text).not.toMatch(/\b0\b/)
  })

  test('names the cause that worked in the direction of the movement', () => {
    const fell = { ...samplePosture, score: { ...samplePosture.score, weekDelta: -0.8 } }
    expect(summarise(fell)).toContain('It fell by 0.8 in seven days; the largest cause was “Appeared: 5 workloads')
  })

  test('does not praise a movement that rounds to nothing', () => {
    const still = { ...samplePosture, score: { ...samplePosture.score, weekDelta: -0.04 } }
    expect(summarise(still)).toContain('It did not move in seven days.')
  })
})
