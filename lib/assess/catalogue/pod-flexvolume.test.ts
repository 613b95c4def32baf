import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { podFlexvolume } from './pod-flexvolume'

describe('k8s-pod-flexvolume', () => {
  judgesPods(podFlexvolume)
  const withVolume = (source: object) => workload('Deployment', { ...hardened, volumes: [{ name: 'data', ...source }] })

  it('finds a FlexVolume by its driver', () => {
    expect(judge(podFlexvolume, withVolume({ flexVolume: { driver: 'azure/kv' } }))).toEqual([
      'spec.template.spec.volumes[0].flexVolume.driver = "azure/kv"',
    ])
    expect(judge(podFlexvolume, withVolume({ flexVolume: {} }))).toEqual([
      'spec.template.spec.volumes[0].flexVolume.driver',
    ])
  })

  it('leaves other volumes to other checks', () => {
    expect(judge(podFlexvolume, withVolume({ nfs: {} }))).toBe('healthy')
    expect(judge(podFlexvolume, withVolume({ flexVolume: null }))).toBe('healthy')
  })
})
