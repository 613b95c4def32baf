import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { clusterPvEncryption } from './cluster-pv-encryption'

describe('k8s-cluster-pv-encryption', () => {
  const storageClass = (provisioner: string, parameters?: Record<string, string>) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast' },
    provisioner,
    parameters,
  })
  const volume = (csi?: object) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'pv' },
    spec: { csi },
  })

  it('finds encryption that is switched off, whatever the driver', () => {
    expect(judge(clusterPvEncryption, storageClass('disk.example', { 'disk.example/encrypted': 'false' }))).toEqual([
      'parameters["disk.example/encrypted"] = "false"',
    ])
    expect(
      judge(clusterPvEncryption, volume({ driver: 'ebs.csi.aws.com', volumeAttributes: { encrypted: 'False' } })),
    ).toEqual(['spec.csi.volumeAttributes["encrypted"] = "False"'])
  })

  it('finds it missing where the provider does nothing by itself', () => {
    expect(judge(clusterPvEncryption, storageClass('ebs.csi.aws.com', { type: 'gp3' }))).toEqual([
      'parameters["encrypted"]',
    ])
    expect(judge(clusterPvEncryption, storageClass('ebs.csi.aws.com', { encrypted: 'true' }))).toBe('healthy')
    expect(judge(clusterPvEncryption, volume({ driver: 'driver.longhorn.io' }))).toHaveLength(1)
  })

  it('passes providers that always encrypt', () => {
    expect(judge(clusterPvEncryption, storageClass('pd.csi.storage.gke.io'))).toBe('healthy')
    expect(judge(clusterPvEncryption, volume({ driver: 'disk.csi.azure.com' }))).toBe('healthy')
  })

  it('says nothing where nobody can know', () => {
    expect(judge(clusterPvEncryption, volume({ driver: 'ebs.csi.aws.com' }))).toBe(
      'not-applicable: whether ebs.csi.aws.com encrypts does not stand in the object',
    )
    expect(judge(clusterPvEncryption, storageClass('nfs.example'))).toMatch(/^not-applicable/)
    expect(judge(clusterPvEncryption, volume())).toBe('not-applicable: the volume is not served by a driver')
  })
})
