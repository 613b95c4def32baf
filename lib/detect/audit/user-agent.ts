import { rememberTexts } from '@/lib/model/remember-texts'

/** Programs that people look at clusters with, and that ask for much of what there is. */
const dashboards = new Set([
  'headlamp',
  'headlamp-server',
  'k9s',
  'lens',
  'openlens',
  'freelens',
  'rancher',
  'octant',
  'kubernetes-dashboard',
  'dashboard',
  'argocd-server',
  'argocd-application-controller',
  'k8slens',
  'aptakube',
])

/**
 * What kind of program a user agent names, without its version: `kubectl/v1.30.1 (linux/amd64)` → `kubectl`. '' for
 * none. Clients write it as they like: it may raise a suspicion, and must not be the only thing that ends one.
 */
export const agentFamily = rememberTexts((userAgent): string => {
  const [first = ''] = userAgent
    .trim()
    .slice(0, 200)
    .split(/[/\s(]/, 1)
  const family = first.toLowerCase().replace(/[-_.]?v?\d+(?:\.\d+)*(?:[-+.].*)?$/, '')
  return family === 'mozilla' ? 'browser' : family.slice(0, 60)
})

export const isDashboard = (userAgent: string): boolean => dashboards.has(agentFamily(userAgent))

/** Programs of people and scripts, as against clients that are built to talk to the API by themselves. */
const byHand = new Set(['kubectl', 'curl', 'wget', 'python', 'python-requests', 'httpie', 'oc', 'k9s', 'browser', ''])
export const isByHand = (userAgent: string): boolean => byHand.has(agentFamily(userAgent))
