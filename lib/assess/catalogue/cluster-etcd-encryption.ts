import { apiServerFlags, apiServerUnseen } from '../control-plane-pods'
import { joinCheck } from '../join-check'
import { notEvaluated, proof, verdictOf } from '../verdict'

const flag = '--encryption-provider-config'

export const clusterEtcdEncryption = joinCheck({
  assetKinds: ['cluster'],
  needs: ['control-plane'],
  id: 'k8s-cluster-etcd-encryption',
  name: 'Secrets should be encrypted at rest',
  description:
    'Without a configuration for encryption the API server writes secrets into etcd as they are. Whoever gets at its disk, a snapshot or a backup reads every password of the cluster.',
  severity: 'high',
  control: 'encrypt-at-rest',
  remediation: [
    'Write an EncryptionConfiguration whose first provider for secrets is kms v2, secretbox or aescbc.',
    'Start the API server with `--encryption-provider-config`, then write all secrets anew so that old ones are encrypted too.',
    'In managed clusters switch the encryption with a key of your own on at the provider.',
  ],
  mappings: {
    cis: ['v1.8:1.2.28', 'v1.8:1.2.29', 'v1.12:1.2.27', 'v1.12:1.2.28'],
    nsa: ['NET-enc'],
    kubescape: ['C-0066', 'C-0141', 'C-0142'],
    trivy: ['KCV-0030'],
  },
  evaluate(_object, facts) {
    const flags = apiServerFlags(facts)
    if (!flags) return notEvaluated(apiServerUnseen)
    if (flags.get(flag)) return { status: 'healthy' }
    return verdictOf([proof(flag, undefined, 'the API server is started without a configuration for encryption')])
  },
})
