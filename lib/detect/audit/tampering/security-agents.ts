/** Programs that watch or guard a cluster, by words in names and images. */
const agents: readonly (readonly [agent: string, word: RegExp])[] = [
  ['Falco', /(?:^|[-/])falco(?:ctl|sidekick|security)?(?:[-/:@]|$)/],
  ['Sysdig', /(?:^|[-/])sysdig/],
  ['Microsoft Defender', /microsoft-defender|azuredefender|(?:^|[-/])mdc-/],
  ['Prisma Cloud', /twistlock|(?:^|[-/])prisma-/],
  ['Aqua', /aqua-(?:enforcer|agent)|aquasec\/(?:enforcer|kube-enforcer)/],
  ['CrowdStrike Falcon', /crowdstrike|falcon-(?:sensor|kac|node)/],
  ['Tetragon', /(?:^|[-/])tetragon(?:[-/:@]|$)/],
  ['KubeArmor', /kubearmor/],
  ['Trivy Operator', /trivy-(?:operator|system)/],
  ['Kubescape', /(?:^|[-/])kubescape(?:[-/:@]|$)/],
  ['Datadog', /(?:^|[-/])datadog/],
  ['Wazuh', /(?:^|[-/])wazuh/],
  ['Elastic Agent', /elastic-agent/],
  ['Kyverno', /(?:^|[-/])kyverno(?:[-/:@]|$)/],
  ['Gatekeeper', /(?:^|[-/])gatekeeper(?:[-/:@]|$)/],
  ['Tracee', /(?:^|[-/])tracee(?:[-/:@]|$)/],
  ['Plimsoll', /(?:^|[-/])plimsoll(?:[-/:@]|$)/],
]

/** Which of these programs the texts (names, namespaces, images) speak of; null for none. */
export function securityAgent(...texts: readonly string[]): string | null {
  const lower = texts.map((text) => text.slice(0, 512).toLowerCase())
  return agents.find(([, word]) => lower.some((text) => word.test(text)))?.[0] ?? null
}
