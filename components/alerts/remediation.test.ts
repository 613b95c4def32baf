import { describe, expect, it } from 'vitest'
import { alertTypes } from '@/lib/detect/alert-types'
import { divideSteps, readStep } from './remediation'

describe('a step', () => {
  it('is words and code, and its commands can be copied', () => {
    const { text, commands } = readStep('Cut it off: `kubectl -n shop label pod web q=true`, selected by `q=true`.')
    expect(commands).toEqual(['kubectl -n shop label pod web q=true'])
    expect(text.map(({ code }) => code)).toEqual([false, true, false, true, false])
  })

  it('stays what it is when nothing in it is code', () => {
    expect(readStep('Ask the owner.')).toEqual({ text: [{ words: 'Ask the owner.', code: false }], commands: [] })
  })
})

it('divides every catalogued alert without losing a step, and never calls a change a look', () => {
  for (const type of alertTypes) {
    const { inspect, mitigate } = divideSteps(type.remediation)
    expect(inspect.length + mitigate.length).toBe(type.remediation.length)
    const commands = inspect.flatMap((step) => readStep(step).commands)
    expect(commands.filter((line) => /\b(?:delete|label|cordon|drain|apply|patch|scale)\b/.test(line))).toEqual([])
  }
})
