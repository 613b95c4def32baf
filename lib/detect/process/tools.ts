import type { ProcessDetection } from './detection'
import { isPublicAddress, runs, says } from './words'

const attack =
  /^(?:nmap|masscan|zmap|zgrab2?|rustscan|naabu|msfconsole|msfvenom|meterpreter|linpeas(?:\.sh|_\w+)?|linenum\.sh|lse\.sh|les\.sh|linux-exploit-suggester(?:\.sh|-2\.pl)?|pspy(?:32|64)s?|chisel|ligolo(?:-ng|-agent)?|kube-hunter|peirates|kubeletctl|amicontained|deepce\.sh|botb|cdk_linux_\w+|sliver-(?:client|server)|merlinagent\S*|merlin-agent|nuclei|sqlmap(?:\.py)?|nikto(?:\.pl)?|gobuster|feroxbuster|ffuf|dirb|wfuzz|responder(?:\.py)?|bettercap|ettercap|crackmapexec|netexec|bloodhound-python|impacket-\w+|fscan(?:_\w+)?|cobaltstrike|empire)$/i
const credentials =
  /^(?:mimipenguin(?:\.sh|\.py)?|mimipy(?:\.py)?|lazagne(?:\.py)?|3snake|swap_digger\.sh|unshadow|john|hashcat|hydra|medusa|ncrack|patator(?:\.py)?|brutespray|linikatz(?:\.sh)?|firefox_decrypt(?:\.py)?)$/i
const floods =
  /^(?:xerxes|slowloris(?:\.pl|\.py)?|torshammer(?:\.py)?|goldeneye(?:\.py)?|hulk(?:\.py)?|ufonet|t50|mhddos(?:\.py)?|gates\.lod|moni\.lod|billgates|xorddos|ddos_\w+)$/i

/** Tools that have no place on a server. */
export const tools: readonly ProcessDetection[] = [
  {
    type: 'K8S.NODE_EICAR',
    severity: 'high',
    fires:
      'The harmless test was made: a program called `asc_alerttest_662jfi039n` or `plimsoll_alerttest` with the words `testing eicar pipe`.',
    benign: ['It always is: someone tried whether alerts arrive'],
    match: (process) =>
      runs(process, /^(?:asc_alerttest_662jfi039n|plimsoll_alerttest)$/) && says(process, /\btesting eicar pipe\b/),
  },
  {
    type: 'K8S.NODE_KnownLinuxDDoSToolkit',
    severity: 'medium',
    fires: 'A program was started that is named like a tool for flooding others, or hping3 with --flood.',
    benign: ['Load tests with such tools'],
    match: (process) => runs(process, floods) || (runs(process, /^hping3?$/) && says(process, /\s--flood\b/)),
  },
  {
    type: 'K8S.NODE_KnownLinuxCredentialAccessTool',
    severity: 'medium',
    fires: 'A program was started that is named like a tool which reads, guesses or cracks passwords.',
    benign: ['Audits of password strength'],
    match: (process) => runs(process, credentials),
  },
  {
    type: 'K8S.NODE_KnownLinuxAttackTool',
    severity: 'medium',
    fires:
      'A program was started that is named like a scanner, an exploit kit or a tool for breaking out of containers, or one was started by such a program.',
    benign: ['Network inventories with nmap', 'Penetration tests'],
    match: (process) =>
      runs(process, attack) ||
      (process.act === 'exec' && attack.test(process.parent?.name ?? '')) ||
      (runs(process, /^cdk$/) && says(process, /^cdk\s+(?:evaluate|eva|run|kcurl|probe|auto-escape)\b/)),
  },
  {
    type: 'K8S.NODE_SuspectPortForwarding',
    severity: 'medium',
    fires: 'A tunnel was opened to a machine outside: `ssh -R`, or a relay of socat to a public address.',
    benign: ['Support sessions over reverse tunnels'],
    match: (process) => {
      if (process.act !== 'exec') return false
      if (process.name === 'ssh') return /(?:^|\s)-\w{0,6}R\s*(?:\S{1,253}:)?\d{1,5}(?::|\s|$)/.test(process.arguments)
      const target = /\b(?:tcp4?-connect|tcp4?|openssl):(\d{1,3}(?:\.\d{1,3}){3}):\d/i.exec(process.arguments)?.[1]
      return (
        process.name === 'socat' &&
        /\b(?:tcp[46]?|udp)-listen:/i.test(process.arguments) &&
        target !== undefined &&
        isPublicAddress(target)
      )
    },
  },
  {
    type: 'K8S.NODE_SuspectConnection',
    severity: 'medium',
    fires: 'A program was started to talk through SOCKS or Tor: `ssh -D`, `curl --socks5`, proxychains, tor.',
    benign: ['Administrators who reach a network through a jump host'],
    match: (process) =>
      runs(process, /^(?:proxychains4?|proxychains-ng|torsocks|torify|tor)$/) ||
      says(process, /^ssh\s(?:.{0,200}\s)?-\w{0,6}D\s*(?:\S{1,253}:)?\d{1,5}(?:\s|$)/) ||
      says(process, /^curl\s.{0,400}(?:--socks[45][\w-]{0,12}[\s=]|(?:--proxy|-x|--preproxy)[\s=]?["']?socks[45])/),
  },
  {
    type: 'K8S.NODE_ExploitAttempt',
    severity: 'medium',
    fires:
      'A command line carries the form of a known exploit: Shellshock, JNDI, release_agent, core_pattern, sudoedit, nsenter into process 1 from a container.',
    benign: ['Tests of such exploits', 'Debug pods of administrators that enter the node by nsenter'],
    match: (process) =>
      says(process, /\(\)\s{0,4}\{\s{0,4}:;\s{0,4}\}\s{0,4};|\$\{jndi:(?:ldaps?|rmi|dns|iiop):\/\//i) ||
      says(process, /^sudoedit\s.{0,40}-s\b.{0,200}\\$/) ||
      says(process, />{1,2}\s{0,4}\S{0,200}\/(?:release_agent|core_pattern)\b/) ||
      (process.inContainer && says(process, /^nsenter\s.{0,200}(?:-t\s{0,2}1|--target[\s=]1)(?=\s|$)/)),
  },
]
