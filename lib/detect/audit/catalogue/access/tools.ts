import type { AuditEvent } from '@/lib/model/audit-event'
import { isWithin } from '@/lib/model/network'
import type { AuditContext } from '../../context'
import type { StatelessDetection } from '../../detection'
import { succeeded } from '../../outcome'
import { finding, pentestAgent } from '../../patterns'
import { sourceAddress } from '../../source-address'
import { isAnonymous } from '../../users'
import { askCaller, readRequests, revokeUser } from '../steps'

const pentest: StatelessDetection = {
  id: 'k8s-pentest-user-agent',
  name: 'Known offensive tool',
  description:
    'The client calls itself by the name of a tool that attacks clusters. Attackers who do not bother to hide are ' +
    'common, and so are tests that nobody announced.',
  fires:
    'The user agent of any request, allowed or not, names kube-hunter, peirates, kubeletctl, kdigger, BadRobot, CDK or Kali.',
  benign: ['Scheduled assessments', 'Penetration tests that were agreed on'],
  severity: 'medium',
  tactics: ['Discovery'],
  techniques: ['T1613'],
  defender: ['K8S_PenTestToolsKubeHunter'],
  remediation: [askCaller, readRequests, revokeUser],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  failed: 'also',
  match(event, context) {
    const tool = finding(pentestAgent, event.userAgent)
    if (!tool) return null
    const address = sourceAddress(event, context)
    return {
      message: `the client calls itself ${tool}`,
      evidence: { userAgent: event.userAgent, requestURI: event.uri },
      ...(address ? { entities: [{ kind: 'ip', name: address }] } : {}),
    }
  },
}

/** Verdicts by address: the same few addresses come again and again, a list may hold a thousand ranges. */
const judged = new WeakMap<readonly string[], Map<string, string | null>>()

function listedRange(address: string, { maliciousAddresses: ranges }: AuditContext): string | null {
  const known = judged.get(ranges) ?? new Map<string, string | null>()
  judged.set(ranges, known)
  const before = known.get(address)
  if (before !== undefined) return before
  const range = ranges.find((one) => isWithin(address, one)) ?? null
  if (known.size > 50_000) known.clear()
  known.set(address, range)
  return range
}

const isCounted = (event: AuditEvent) => !isAnonymous(event.user) || succeeded(event)

const malicious: StatelessDetection = {
  id: 'k8s-malicious-ip',
  name: 'API access from an address known to be malicious',
  description:
    'A request with an identity came from an address on the list of malicious addresses that this environment keeps ' +
    '(exits of Tor, anonymisers, addresses of known attackers): its credentials are likely stolen.',
  fires:
    'The believable source address of a request with an identity (or of an anonymous one that succeeded) lies in one ' +
    "of the environment's malicious addresses. Without such a list it never fires.",
  benign: [
    'People who use an anonymiser on purpose',
    'Addresses that were given to somebody else since they were listed',
  ],
  severity: 'medium',
  tactics: ['CommandAndControl'],
  techniques: ['T1090.003'],
  defender: ['K8S_TI_Proxy'],
  remediation: [
    askCaller,
    revokeUser,
    'Let the API server be reached from your own networks only: authorised ranges, a private endpoint, or a firewall.',
  ],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  failed: 'also',
  match(event, context) {
    if (context.maliciousAddresses.length === 0 || !isCounted(event)) return null
    const address = sourceAddress(event, context)
    const range = address ? listedRange(address, context) : null
    if (range === null) return null
    return {
      message: `${event.user.name} came from ${address}, which is listed as malicious`,
      evidence: { sourceIPs: event.sourceIps, 'listed as': range },
      entities: [{ kind: 'ip', name: address }],
    }
  },
}

export const tools = [pentest, malicious]
