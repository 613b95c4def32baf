import { volumeSchema } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import { keyed } from '../pod'
import { proof } from '../verdict'

type Provider = {
  /** Encrypted whatever the parameters say. */
  always?: true
  /** The parameter that asks for it; without it nothing is encrypted. */
  parameter?: string
  /** Volumes carry a copy of the parameters of their class. */
  copied?: true
}

/** Source: documentation of each driver. Others say nothing about encryption, so neither do we. */
const providers: Readonly<Record<string, Provider>> = {
  'ebs.csi.aws.com': { parameter: 'encrypted' },
  'kubernetes.io/aws-ebs': { parameter: 'encrypted' },
  'driver.longhorn.io': { parameter: 'encrypted', copied: true },
  'rbd.csi.ceph.com': { parameter: 'encrypted', copied: true },
  'rook-ceph.rbd.csi.ceph.com': { parameter: 'encrypted', copied: true },
  'cephfs.csi.ceph.com': { parameter: 'encrypted', copied: true },
  'pxd.portworx.com': { parameter: 'secure', copied: true },
  'disk.csi.azure.com': { always: true },
  'file.csi.azure.com': { always: true },
  'kubernetes.io/azure-disk': { always: true },
  'pd.csi.storage.gke.io': { always: true },
  'kubernetes.io/gce-pd': { always: true },
  'filestore.csi.storage.gke.io': { always: true },
  'dobs.csi.digitalocean.com': { always: true },
}

export const clusterPvEncryption = kindCheck({
  id: 'k8s-cluster-pv-encryption',
  name: 'Persistent volumes should be encrypted',
  description:
    'Disks leave data centres, and snapshots get shared. What is written without encryption can then be read by whoever holds the disk or the snapshot.',
  severity: 'medium',
  control: 'encrypt-at-rest',
  remediation: [
    'Make a StorageClass that asks its provider for encryption; parameters of a class cannot be changed.',
    'Move the data to volumes of the new class and delete the old ones with their snapshots.',
    'Exempt classes whose account encrypts every disk by default.',
  ],
  mappings: { nsa: ['NET-enc'], kubescape: ['C-0264'] },
  assetKinds: ['volume'],
  kinds: { PersistentVolume: [''], StorageClass: ['storage.k8s.io'] },
  schema: volumeSchema,
  inspect: ({ provisioner, parameters, spec }, { kind }) => {
    const isClass = kind === 'StorageClass'
    const driver = (isClass ? provisioner : spec?.csi?.driver) ?? ''
    const values = (isClass ? parameters : spec?.csi?.volumeAttributes) ?? {}
    const at = isClass ? 'parameters' : 'spec.csi.volumeAttributes'
    const refused = Object.entries(values).find(([name, value]) => /encrypted$/i.test(name) && /^false$/i.test(value))
    if (refused) return [proof(keyed(at, refused[0]), refused[1], 'encryption is switched off')]
    const provider = Object.hasOwn(providers, driver) ? providers[driver] : undefined
    if (provider?.always) return []
    const { parameter, copied } = provider ?? {}
    if (parameter && /^true$/i.test(values[parameter] ?? '')) return []
    if (parameter && (isClass || copied)) {
      return [proof(keyed(at, parameter), values[parameter], `${driver} encrypts only what asks for it`)]
    }
    return {
      unknown: driver
        ? `whether ${driver} encrypts does not stand in the object`
        : 'the volume is not served by a driver',
    }
  },
})
