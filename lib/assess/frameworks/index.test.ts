import { describe, expect, it } from 'vitest'
import { checkById } from '../catalogue'
import { controlsOf, standardById, standards } from '.'

const sizes = {
  'pss-baseline': 13,
  'pss-restricted': 19,
  'cis-kubernetes-1.8': 130,
  'cis-kubernetes-1.9': 130,
  'cis-kubernetes-1.10': 130,
  'cis-kubernetes-1.11': 133,
  'cis-kubernetes-1.12': 131,
  'cis-kubernetes-2.0.1': 131,
  'cis-kubernetes-2.1.0': 132,
  'nsa-cisa-1.2': 16,
  'cis-docker-1.6.0': 117,
  'pci-dss-4.0.1': 23,
  'soc-2-2023': 12,
  'nzism-3.7': 60,
} as const

const idOf = (standard: string, id: string) => {
  const found = standardById(standard)
  return found && controlsOf(found).find((control) => control.id === id)
}

describe('standards', () => {
  it.each(Object.entries(sizes))('%s has %i controls', (id, size) => {
    const standard = standardById(id)
    expect(standard && controlsOf(standard).length).toBe(size)
  })

  it('have an id of their own, and so has each of their controls', () => {
    expect(new Set(standards.map(({ id }) => id)).size).toBe(standards.length)
    for (const standard of standards) {
      expect(standard.id).toMatch(/^[a-z0-9.-]+$/)
      const ids = controlsOf(standard).map(({ id }) => id)
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      for (const { id } of controlsOf(standard)) expect(id).toMatch(/^[A-Za-z0-9_.()-]+$/)
    }
  })

  it('say what each control asks for, and by what it is decided', () => {
    for (const standard of standards) {
      for (const control of controlsOf(standard)) {
        expect(control.title, `${standard.id} ${control.id}`).toMatch(/\S/)
        if (control.decidedBy === 'checks') expect(control.checks, `${standard.id} ${control.id}`).not.toEqual([])
        expect(new Set(control.checks).size).toBe(control.checks.length)
      }
    }
  })

  it('of the CIS benchmark number a control as their version does', () => {
    const plugIn = ['cp-apiserver-sa-plugin']
    expect(idOf('cis-kubernetes-1.8', '1.2.13')?.checks).toEqual(plugIn)
    expect(idOf('cis-kubernetes-1.9', '1.2.12')?.checks).toEqual(plugIn)
    expect(idOf('cis-kubernetes-1.12', '1.2.12')?.checks).toEqual(plugIn)
    expect(idOf('cis-kubernetes-1.8', '1.2.30')?.checks).toEqual(['cp-apiserver-ciphers'])
    expect(idOf('cis-kubernetes-1.10', '1.2.30')).toBeUndefined()
    expect(idOf('cis-kubernetes-1.11', '1.2.30')?.checks).toEqual(['cp-apiserver-extend-token-expiration'])
    for (const [version, hostPort] of [
      ['1.8', '5.2.13'],
      ['1.11', '5.2.13'],
      ['1.12', '5.2.12'],
    ] as const) {
      expect(idOf(`cis-kubernetes-${version}`, hostPort)?.checks).toEqual(['k8s-pod-host-port'])
    }
    expect(idOf('cis-kubernetes-1.10', '5.7.4')?.checks).toEqual(['k8s-ns-default'])
    expect(idOf('cis-kubernetes-1.11', '5.6.4')?.checks).toEqual(['k8s-ns-default'])
    expect(idOf('cis-kubernetes-1.8', '4.3.1')).toBeUndefined()
    expect(idOf('cis-kubernetes-1.9', '4.3.1')).toBeDefined()
    expect(idOf('cis-kubernetes-2.0.1', '5.1.14')).toBeUndefined()
    expect(idOf('cis-kubernetes-2.1.0', '5.1.14')).toBeDefined()
  })

  it('of one family are for different versions of Kubernetes', () => {
    const minors = standards.filter(({ family }) => family === 'cis-kubernetes').flatMap(({ kubernetes }) => kubernetes)
    expect(minors).toEqual(Array.from({ length: 11 }, (_one, index) => `1.${26 + index}`))
  })
})

describe('checks that standards name', () => {
  const named = new Set(standards.flatMap(controlsOf).flatMap(({ checks }) => checks))
  const unmade = [...named].filter((id) => !checkById(id)).toSorted()

  it('are ids of ours', () => {
    for (const id of named) expect(id).toMatch(/^(k8s|cp|node|docker|image)-[a-z0-9-]+$/)
  })

  it('are all made: a name without a check would leave its control undecided for ever', () => {
    expect(unmade).toEqual([])
  })
})
