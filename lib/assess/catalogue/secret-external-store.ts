import { joinCheck } from '../join-check'
import { notApplicable, notEvaluated, proof, verdictOf } from '../verdict'

/** What stores outside of the cluster are served by: names of webhooks and of images that run on every node. */
const stores =
  /secrets-store-csi-driver|external-?secrets?|secretstore-validate|vault-(?:agent-injector|secrets-webhook|k8s)|akeyless|conjur|bitwarden-sm|infisical|doppler/i

export const secretExternalStore = joinCheck({
  assetKinds: ['cluster'],
  needs: ['secrets', 'admission', 'daemon-sets'],
  id: 'k8s-secret-external-store',
  name: 'External secret storage should be considered',
  description:
    'Credentials live in Secrets of the cluster alone: in its database and in its backups, rotated by hand, with no record of who read which. A store outside keeps them in one place with that record, and hands them to pods when they start.',
  severity: 'informational',
  preview: true,
  control: 'protect-secrets',
  remediation: [
    'Choose a store: the key vault of your cloud, HashiCorp Vault, or OpenBao.',
    'Connect it by the Secrets Store CSI driver or the External Secrets operator.',
    'Move credentials there, those that open the most first.',
  ],
  mappings: { cis: ['5.4.2'], nsa: ['NET-sec'], kubescape: ['C-0208', 'C-0234'] },
  evaluate(_cluster, facts) {
    const serving = [
      ...facts.all('admission').map(({ name }) => name),
      ...facts.all('daemon-sets').flatMap(({ name, images }) => [name, ...images]),
    ].some((name) => stores.test(name))
    if (serving) return { status: 'healthy' }
    const secrets = facts.all('secrets')
    const opaque = secrets.filter(({ type }) => type === 'Opaque')
    const isComplete =
      facts.isListed('admission', 'ValidatingWebhookConfiguration', null) &&
      facts.isListed('admission', 'MutatingWebhookConfiguration', null) &&
      facts.isListed('workload', 'DaemonSet', null)
    if (opaque.length === 0) {
      if (secrets.some(({ type }) => type === null)) return notEvaluated('the types of the secrets were not reported')
      return facts.isListed('secret', 'Secret', null)
        ? notApplicable('the cluster holds no secrets of applications')
        : notEvaluated('no complete list of secrets was received')
    }
    if (!isComplete) return notEvaluated('no complete list of webhooks and DaemonSets was received')
    return verdictOf([
      proof('secrets', opaque.length, `${opaque.length} secrets lie in the cluster, and no outside store serves it`),
    ])
  },
})
