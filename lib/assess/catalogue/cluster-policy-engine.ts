import { z } from 'zod'
import { joinCheck } from '../join-check'
import { notEvaluated, proof, verdictOf } from '../verdict'

const level = 'pod-security.kubernetes.io/enforce'
const engines = /kyverno|gatekeeper|kubewarden|polaris|jspolicy|datree/i
/** Policies that stand in the cluster only because an engine enforces them. */
const engineKinds = new Set([
  'ClusterPolicy',
  'Policy',
  'ValidatingPolicy',
  'ConstraintTemplate',
  'ClusterAdmissionPolicy',
  'AdmissionPolicy',
])
const bindingSchema = z.object({ validationActions: z.array(z.string()) })

const denies = (spec: unknown) => bindingSchema.safeParse(spec).data?.validationActions.includes('Deny') ?? false

export const clusterPolicyEngine = joinCheck({
  assetKinds: ['cluster'],
  needs: ['namespaces', 'admission'],
  id: 'k8s-cluster-policy-engine',
  name: 'A policy enforcement mechanism should be active',
  description:
    'Nothing in this cluster refuses a dangerous pod when it is created. What recommendations find afterwards is then the only defence, and it comes after the fact.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Label namespaces with `pod-security.kubernetes.io/enforce: baseline` or `restricted`: that is built in.',
    'For rules of your own use ValidatingAdmissionPolicies with a binding that denies, or Kyverno, Gatekeeper or Kubewarden.',
  ],
  mappings: { cis: ['5.2.1'], nsa: ['PS-enf'], kubescape: ['C-0192', 'C-0068'] },
  evaluate({ metadata: { name } }, facts) {
    const isEnforced = facts
      .all('namespaces')
      .some(({ labels }) => ['baseline', 'restricted'].includes(labels[level] ?? ''))
    const isGuarded = facts
      .all('admission')
      .some(
        (one) =>
          engineKinds.has(one.objectKind.split('.')[0] ?? '') ||
          (one.objectKind === 'ValidatingAdmissionPolicyBinding' && denies(one.spec)) ||
          (one.objectKind === 'ValidatingWebhookConfiguration' && engines.test(one.name)),
      )
    if (isEnforced || isGuarded) return { status: 'healthy' }
    const known =
      facts.isListed('namespace', 'Namespace', null) &&
      facts.isListed('admission', 'ValidatingWebhookConfiguration', null)
    if (!known) return notEvaluated('namespaces and admission webhooks of the cluster were not all listed')
    return verdictOf([
      proof('metadata.name', name, 'no Pod Security level, admission policy or policy engine refuses anything'),
    ])
  },
})
