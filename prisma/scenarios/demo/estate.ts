import type { DemoCollector, DemoEnvironment, DemoPerson } from './shape'

export const environments: DemoEnvironment[] = [
  { name: 'production', plans: { kubernetes: true, registries: true, hosts: true }, goal: 75 },
  { name: 'staging', plans: { kubernetes: true, registries: true, hosts: false }, goal: 70 },
  { name: 'edge', plans: { kubernetes: true, registries: false, hosts: true }, goal: 65 },
]

const collector = (
  name: string,
  environment: string,
  format: DemoCollector['formats'][number],
  intervalMinutes: number,
): DemoCollector => ({ name, environment, formats: [format], intervalMinutes })

/** `kube-edge-gdn` is silent for 26 hours, `trivy-operator-stage` is 70 minutes over its hour. */
export const collectors: DemoCollector[] = [
  collector('kube-prod-eu-1', 'production', 'kubernetes', 60),
  collector('kube-prod-eu-2', 'production', 'kubernetes', 60),
  collector('kube-prod-us-1', 'production', 'kubernetes', 60),
  collector('kube-stage-eu-1', 'staging', 'kubernetes', 60),
  collector('kube-edge-rtm', 'edge', 'kubernetes', 60),
  collector('kube-edge-gdn', 'edge', 'kubernetes', 60),
  collector('image-ci', 'production', 'trivy', 1440),
  collector('image-ci-stage', 'staging', 'trivy', 1440),
  collector('image-edge-rtm', 'edge', 'trivy', 1440),
  collector('dockle-ci', 'production', 'sarif', 1440),
  collector('grype-ci', 'production', 'grype', 1440),
  collector('harbor-stage', 'staging', 'harbor', 1440),
  collector('bills-stage', 'staging', 'cyclonedx', 1440),
  collector('falco-prod-eu-1', 'production', 'falco', 1440),
  collector('falco-prod-eu-2', 'production', 'falco', 1440),
  collector('falco-prod-us-1', 'production', 'falco', 1440),
  collector('falco-stage-eu-1', 'staging', 'falco', 1440),
  collector('audit-prod-eu-1', 'production', 'kubernetes-audit', 240),
  collector('tetragon-prod-eu-1', 'production', 'tetragon', 1440),
  collector('tetragon-edge-rtm', 'edge', 'tetragon', 1440),
  collector('defender-azure', 'production', 'defender', 1440),
  collector('guardduty-us', 'production', 'ocsf', 1440),
  collector('kyverno-prod', 'production', 'policy-report', 1440),
  collector('kyverno-stage', 'staging', 'policy-report', 1440),
  collector('trivy-operator-stage', 'staging', 'trivy-operator', 60),
  collector('kubescape-prod', 'production', 'kubescape', 1440),
  collector('gatekeeper-prod', 'production', 'gatekeeper', 1440),
  collector('kube-bench-edge', 'edge', 'kube-bench', 10080),
  collector('docker-yard-gate-1', 'edge', 'docker-host', 60),
  collector('docker-crane-vision-2', 'edge', 'docker-host', 60),
  collector('docker-bench-crane', 'edge', 'docker-bench', 10080),
]

export const people: DemoPerson[] = [
  { name: 'Ines Aalto', email: 'ines.aalto@harbourline.example', role: 'security_admin', environments: 'all' },
  { name: 'Marek Ochab', email: 'marek.ochab@harbourline.example', role: 'security_admin', environments: 'all' },
  {
    name: 'Jonas Weber',
    email: 'jonas.weber@harbourline.example',
    role: 'security_admin',
    environments: ['production'],
  },
  { name: 'Priya Raman', email: 'priya.raman@harbourline.example', role: 'security_admin', environments: ['staging'] },
  { name: 'Robin Okafor', email: 'robin.okafor@harbourline.example', role: 'security_reader', environments: 'all' },
  { name: 'Tomasz Lis', email: 'tomasz.lis@harbourline.example', role: 'security_reader', environments: ['edge'] },
]
