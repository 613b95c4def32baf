import type { AlertTypeEntries } from './entry'
import { contain, review } from './steps'

/** Reverse shells, attack tools and mining. */
export const remoteControl = [
  {
    id: 'K8S.NODE_ReverseShell',
    name: 'Potential reverse shell detected',
    description:
      'Input and output of a process were joined to a network connection, or netcat was started to run a program: ' +
      'someone outside can type commands inside.',
    falco: {
      'Redirect STDOUT/STDIN to Network Connection in Container': 'notice',
      'Netcat Remote Code Execution in Container': 'warning',
      'Netcat/Socat Remote Code Execution on Host': 'warning',
      'Reverse Shell from Web Server': 'critical',
    },
    severity: { is: 'high', because: 'a reverse shell is control by someone else, whatever rule noticed it' },
    tactics: ['Execution', 'Exfiltration', 'Exploitation'],
    techniques: ['T1059'],
    remediation: ['Block the remote address of the evidence at the edge of the network now.', ...contain],
    preventedBy: ['k8s-net-default-deny', 'k8s-pod-readonly-rootfs', 'k8s-pod-run-as-non-root'],
  },
  {
    id: 'K8S.NODE_KnownLinuxAttackTool',
    name: 'Possible attack tool detected',
    description: 'A tool for scanning or tunnelling networks was started where it does not belong.',
    falco: {
      'Launch Suspicious Network Tool in Container': 'notice',
      'Launch Suspicious Network Tool on Host': 'notice',
    },
    severity: { is: 'medium', because: 'production images have no use for scanners' },
    tactics: ['Execution', 'Collection', 'CommandAndControl', 'Probing'],
    techniques: ['T1046', 'T1059'],
    remediation: [
      'See whether the image ships the tool or it was added at run time; remove it either way.',
      ...contain,
    ],
    preventedBy: ['k8s-net-default-deny', 'k8s-pod-readonly-rootfs'],
  },
  {
    id: 'K8S.NODE_DigitalCurrencyMining',
    name: 'Digital currency mining related behavior detected',
    description: 'A process talked to a mining pool, by its address and port or by the Stratum protocol.',
    falco: {
      'Detect outbound connections to common miner pool ports': 'critical',
      'Detect crypto miners using the Stratum protocol': 'critical',
    },
    tactics: ['Execution', 'Impact'],
    techniques: ['T1496'],
    remediation: [
      'Block the pool’s address; a miner is rarely the only thing that was brought in, so look for how it came.',
      ...contain,
    ],
    preventedBy: ['k8s-res-cpu-limit', 'k8s-net-default-deny', 'k8s-pod-readonly-rootfs'],
  },
  {
    id: 'K8S.NODE_CryptoCoinMinerExecution',
    name: 'Potential crypto coin miner started',
    description: 'A program with the name of a known currency miner was started.',
    falco: { 'Known Cryptominer Process Executed': 'critical' },
    tactics: ['Execution', 'Impact'],
    techniques: ['T1496'],
    remediation: ['Find how the program got there: image layer, volume or download at run time.', ...contain],
    preventedBy: ['k8s-res-cpu-limit', 'k8s-pod-readonly-rootfs'],
  },
  {
    id: 'Falco_OutboundConnectionToC2Servers',
    name: 'Connection to a known command server',
    description: 'A process connected to an address that is listed as a command and control server.',
    falco: { 'Outbound Connection to C2 Servers': 'warning' },
    severity: { is: 'high', because: 'the address is on a list of known attackers' },
    tactics: ['CommandAndControl'],
    techniques: ['T1071'],
    remediation: ['Block the address for the whole fleet and look for other machines that spoke to it.', ...contain],
    preventedBy: ['k8s-net-default-deny'],
  },
  {
    id: 'Falco_DecodingPayloadInContainer',
    name: 'A container decoded a hidden payload',
    description: 'A base64 text was decoded on a command line, which hides from a reader what will be run.',
    falco: { 'Decoding Payload in Container': 'informational' },
    tactics: ['CommandAndControl', 'DefenseEvasion'],
    techniques: ['T1132', 'T1140'],
    remediation: ['Decode the text of the evidence on a machine that does not matter and read it.', ...review],
  },
] as const satisfies AlertTypeEntries
