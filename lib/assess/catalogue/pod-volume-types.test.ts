import { describe, expect, it } from 'vitest'
import { judge, messages } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { hardened, workload } from '../testing/workload'
import { podVolumeTypes } from './pod-volume-types'

describe('k8s-pod-volume-types', () => {
  judgesPods(podVolumeTypes)
  const withVolume = (source: object) => workload('CronJob', { ...hardened, volumes: [{ name: 'data', ...source }] })

  it.each([{ nfs: { server: 'a', path: '/' } }, { hostPath: { path: '/srv' } }, { gcePersistentDisk: {} }])(
    'finds %j',
    (source) => {
      const [type = ''] = Object.keys(source)
      expect(judge(podVolumeTypes, withVolume(source))).toEqual([
        `spec.jobTemplate.spec.template.spec.volumes[0].${type}`,
      ])
      expect(messages(podVolumeTypes, withVolume(source))).toEqual([`volume "data" is of type ${type}`])
    },
  )

  it.each([{ csi: {} }, { image: {} }, { ephemeral: {} }, { emptyDir: {} }, { nfs: null }, {}])(
    'passes %j',
    (source) => {
      expect(judge(podVolumeTypes, withVolume(source))).toBe('healthy')
    },
  )
})
