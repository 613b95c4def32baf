import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parameterSchemas } from '@/lib/model/check-setting'
import { controlIds, controls } from '@/lib/model/control'
import { severities } from '@/lib/model/severity'
import { checkById, checks } from '.'
import { evaluateObject } from '../evaluate'
import { workload } from '../testing/workload'

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('the catalogue', () => {
  it('has every check once and finds it by id', () => {
    const files = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    const apart = checks.filter(({ subject }) => subject === 'host' || subject === 'container')
    const settings = checks.filter(({ id }) => /^(?:cp|node)-/.test(id))
    expect(checks.length - apart.length - settings.length).toBe(files.length - 1)
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    for (const check of checks) expect(checkById(check.id)).toBe(check)
    expect(checkById('k8s-gone')).toBeUndefined()
    expect(checkById('__proto__')).toBeUndefined()
  })

  it.each(checks.map((check) => [check.id, check] as const))('%s is described well enough to act on', (id, check) => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/)
    expect(severities).toContain(check.severity)
    expect(controlIds).toContain(check.control)
    expect(check.description.length).toBeGreaterThan(80)
    expect(check.remediation.length).toBeGreaterThan(0)
    for (const step of check.remediation) expect(step).toMatch(/^[A-Z].*\.$/)
    const { azurePolicy, defenderKey, cis, kubescape, trivy } = check.mappings
    for (const id of [azurePolicy, defenderKey]) expect(id ?? '00000000-0000-0000-0000-000000000000').toMatch(guid)
    for (const number of cis ?? []) expect(number).toMatch(/^(?:v\d\.\d+:)?(?:\d\.\d+\.\d+|2\.\d)$/)
    for (const number of check.mappings.cisDocker ?? []) expect(number).toMatch(/^[1-7](?:\.\d+){1,2}$/)
    for (const control of kubescape ?? []) expect(control).toMatch(/^C-\d{4}$/)
    for (const rule of trivy ?? []) expect(rule).toMatch(/^(?:KSV|KCV|DS)-\d{4,5}$/)
  })

  it('counts nothing that is only for information', () => {
    const points = new Map<string, number>(controls.map(({ id, max }) => [id, max]))
    const counted = checks.filter(
      ({ severity, preview, control }) => severity === 'informational' && !preview && points.get(control),
    )
    expect(counted.map(({ id }) => id)).toEqual([])
  })

  it('names each parameter once, with a default that people could have written', () => {
    for (const { parameters = [] } of checks) {
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length)
      for (const parameter of parameters) {
        expect(parameter.name).toMatch(/^[a-z][A-Za-z]+$/)
        expect(parameter.description).toMatch(/^[A-Z].*\.$/)
        expect(parameter.of({ [parameter.name]: parameter.default })).toEqual(parameter.default)
        expect(parameterSchemas[parameter.type].safeParse(parameter.default).success).toBe(true)
      }
    }
  })

  it('answers for a pod without containers, without throwing', () => {
    const { problems, results } = evaluateObject({ kind: 'workload', key: 'k' }, workload('Pod', {}), {
      imageUsers: {},
    })
    expect(problems).toEqual([])
    expect(results.length).toBeGreaterThan(0)
  })
})
