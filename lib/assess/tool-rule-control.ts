import type { ControlId } from '@/lib/model/control'

/** Words by which a rule of another tool is known to belong under a security control; the first that fits. */
const signs: readonly (readonly [ControlId, RegExp])[] = [
  ['auditing-logging', /\baudit|\blog(?:s|ging)?\b/],
  ['encrypt-at-rest', /encrypt|\bkms\b|at rest/],
  ['protect-secrets', /secret|credential|password|token|private key/],
  ['encrypt-in-transit', /\btls\b|\bssl\b|certificate|cipher|https|\bcert\b/],
  ['remediate-vulnerabilities', /vulnerabilit|\bcve\b|image scan/],
  ['apply-system-updates', /\bupdates?\b|\bupgrade|\boutdated|\bend of life/],
  [
    'network-access',
    /network|ingress|egress|\bports?\b|expos|load ?balancer|external ?ip|bind[- ]?address|firewall|host ?port|nodeport/,
  ],
  [
    'manage-access',
    /privileg|\broot\b|access|\brbac\b|\broles?\b|service ?account|permission|ownership|anonymous|authori[sz]|capabilit|admin|host ?(?:pid|ipc|path)/,
  ],
  ['best-practices', /\blabels?\b|annotation|\bprobes?\b|best practice|\btags?\b|naming/],
]

/** Under which security control a rule belongs that has no check of ours: by the tool's category, then by its words. */
export function controlOfToolRule({ title, category }: { title: string; category: string | null }): ControlId {
  for (const text of [title, category ?? '']) {
    // Constraints are named in one word: K8sRequiredLabels.
    const words = text.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase()
    const found = signs.find(([, sign]) => sign.test(words))
    if (found) return found[0]
  }
  return 'security-configurations'
}
