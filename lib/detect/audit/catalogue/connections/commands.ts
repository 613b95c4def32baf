import type { AuditEvent } from '@/lib/model/audit-event'
import type { StatelessDetection } from '../../detection'
import { execOf } from '../../exec-command'
import { fetchedFrom } from './fetched-from'
import { accountToken, finding, found, metadataService, sensitiveFile, shellCommand } from '../../patterns'
import { downloadedScript, reverseShell } from '../../shell-lines'
import { containerEntity } from '../../entities'
import { execPrevented, execSteps, isInSystem, isPerson, isProvider, onExec, theftSteps } from './facts'

/** The command as evidence, with the container that it ran in. */
function proofOf(event: AuditEvent, message: string) {
  const { command, container } = execOf(event)
  return {
    message,
    evidence: { command: command.slice(0, 64).map((word) => word.slice(0, 1_024)) },
    ...(container && { entities: [containerEntity(container)] }),
  }
}

/** What a pattern finds in a command, as written or as a shell reads it. */
const seen = (pattern: RegExp, event: AuditEvent) =>
  finding(pattern, execOf(event).line) || finding(pattern, execOf(event).plain)

const installer =
  /\b(?:apt|apt-get|aptitude|yum|dnf|microdnf|zypper)\b[^\n;|&]{0,80}\binstall\b|\bapk\b[^\n;|&]{0,80}\badd\b|\bpip3?\s{1,8}install\b/i
const environmentOfProcess = /\/proc\/[^/\s]{1,64}\/environ/

/** Commands that are run in pods through the API server. */
export const commands: readonly StatelessDetection[] = [
  {
    id: 'k8s-pod-exec',
    name: 'Interactive command execution in a pod',
    description:
      'A person ran a command in a container through the API server. Whoever may do that has all that the container has: its files, its secrets, its way into the network.',
    fires:
      'A person’s request to `pods/exec` is answered (101 or 2xx), by POST or by WebSocket, outside system namespaces. Medium when a shell is started or input and terminal are asked for.',
    benign: [
      'Developers and administrators at work. Where that is the rule, give those users and namespaces an exception.',
    ],
    severity: 'low',
    tactics: ['Execution'],
    techniques: ['T1609'],
    defender: [],
    remediation: execSteps,
    preventedBy: execPrevented,
    level: 'Metadata',
    on: onExec,
    match(event, context) {
      if (!isPerson(event) || isInSystem(event, context)) return null
      const { command, line, stdin, tty } = execOf(event)
      const interactive = (stdin && tty) || found(shellCommand, command[0] ?? '')
      return {
        ...proofOf(
          event,
          line ? `${interactive ? 'a shell' : 'a command'} was run: ${line.slice(0, 200)}` : 'a command was run',
        ),
        ...(interactive && { severity: 'medium' as const }),
      }
    },
  },
  {
    id: 'k8s-exec-sa-token-read',
    name: 'Exec reads the service-account token',
    description:
      'A command was run in a container that names the file of its service account’s token. With that token anyone, from anywhere that reaches the API server, is that account.',
    fires:
      'A command of `pods/exec` names `/run/secrets/kubernetes.io/serviceaccount` (with or without `/var`), or where EKS, AKS and GKE put tokens of cloud identities.',
    benign: ['Looking into a fault of authentication. There is seldom a reason to print the token.'],
    severity: 'high',
    tactics: ['CredentialAccess'],
    techniques: ['T1552.001', 'T1528'],
    defender: [],
    remediation: theftSteps,
    preventedBy: [...execPrevented, 'k8s-sa-automount-token'],
    level: 'Metadata',
    on: onExec,
    match(event) {
      const file = seen(accountToken, event)
      return file ? proofOf(event, `a command reads the account’s token in ${file}`) : null
    },
  },
  {
    id: 'k8s-exec-imds',
    name: 'Exec queries the cloud instance metadata service',
    description:
      'A command was run in a container that asks the cloud’s metadata service, which hands the node’s cloud identity to whoever asks.',
    fires: 'A command of `pods/exec` names the metadata service by address (in any notation), by name or by its paths.',
    benign: ['Finding out the region or zone. What it hands out does not stop there.'],
    severity: 'high',
    tactics: ['CredentialAccess'],
    techniques: ['T1552.005'],
    defender: ['K8S_AbnormalMiActivity'],
    remediation: [
      ...theftSteps,
      'Look in the cloud’s own audit log for what the node’s identity did since, and replace it if it did anything new.',
    ],
    preventedBy: [...execPrevented, 'k8s-net-imds'],
    level: 'Metadata',
    on: onExec,
    match(event) {
      const target = seen(metadataService, event)
      return target ? proofOf(event, `a command asks the metadata service (${target})`) : null
    },
  },
  {
    id: 'k8s-exec-sensitive-file',
    name: 'Exec reads sensitive files',
    description:
      'A command was run in a container that names files with credentials: keys, passwords, cloud settings, another process’s memory or environment.',
    fires:
      'A command of `pods/exec` names `/etc/kubernetes`, `/var/lib/kubelet`, `/etc/shadow`, `.ssh`, `.aws`, `.kube` and the like of a home directory, key files (`.pem`, `.key`, `.p12`, `.jks`), `/proc/…/environ` or `/proc/…/mem`, or secrets mounted under `/var/run/secrets`. The token of the service account has a detection of its own.',
    benign: ['Checking a certificate that a pod was given.'],
    severity: 'high',
    tactics: ['CredentialAccess'],
    techniques: ['T1552.001'],
    defender: [],
    remediation: theftSteps,
    preventedBy: [...execPrevented, 'k8s-secret-env-ref'],
    level: 'Metadata',
    on: onExec,
    match(event) {
      const { line, plain } = execOf(event)
      if (seen(accountToken, event) !== '' && !found(environmentOfProcess, line)) return null
      const file = finding(sensitiveFile, line) || finding(sensitiveFile, plain)
      return file ? proofOf(event, `a command reads ${file}`) : null
    },
  },
  {
    id: 'k8s-exec-reverse-shell',
    name: 'Exec command is a reverse shell',
    description:
      'A command was run in a container that hands a shell to another machine. Whoever listens there has the container from now on, past the API server and its log.',
    fires:
      'A command of `pods/exec` connects a shell to the network: `/dev/tcp/`, `bash -i`, `nc -e`, `mkfifo`, `socat exec`, or sockets in Python, Perl, PHP or Ruby.',
    benign: ['None that is known; tests of network rules come near it.'],
    severity: 'high',
    tactics: ['Execution'],
    techniques: ['T1059.004', 'T1609'],
    defender: [],
    remediation: theftSteps,
    preventedBy: [...execPrevented, 'k8s-net-workload-unprotected'],
    level: 'Metadata',
    on: onExec,
    match(event) {
      const shell = reverseShell(execOf(event).line) || reverseShell(execOf(event).plain)
      return shell ? proofOf(event, `a command connects a shell to the network (${shell.slice(0, 120)})`) : null
    },
  },
  {
    id: 'k8s-exec-download',
    name: 'Exec downloads content over the network',
    description:
      'A command was run in a container that fetches a file or installs a program. What runs there is then no longer what the image brought.',
    fires:
      'A command of `pods/exec` calls `curl` or `wget` with an address outside the cluster, or installs packages (`apt-get install`, `apk add`, `yum install` …). High when what is fetched or decoded is run at once (`curl … | sh`).',
    benign: [
      'Debugging from within a pod: put the tools into a debug image instead.',
      'Requests to localhost, private addresses and services of the cluster are passed over.',
    ],
    severity: 'medium',
    tactics: ['CommandAndControl'],
    techniques: ['T1105', 'T1609'],
    defender: [],
    remediation: execSteps,
    preventedBy: [...execPrevented, 'k8s-pod-readonly-rootfs', 'k8s-net-workload-unprotected'],
    level: 'Metadata',
    on: onExec,
    match(event) {
      const { line } = execOf(event)
      const script = downloadedScript(line)
      if (script) {
        return { ...proofOf(event, `a command runs what it fetches (${script.slice(0, 120)})`), severity: 'high' }
      }
      const host = fetchedFrom(line)
      if (host) return proofOf(event, `a command fetches from ${host.slice(0, 120)}`)
      const installs = finding(installer, line)
      return installs ? proofOf(event, `a command installs packages (${installs.slice(0, 80)})`) : null
    },
  },
  {
    id: 'k8s-kubectl-cp',
    name: 'File copy out of or into a pod (kubectl cp)',
    description:
      'Files were copied out of a container or into it through the API server, past image scanning and network rules.',
    fires:
      'A command of `pods/exec` is `tar` writing to its output (`tar cf -`, out of the pod: medium) or reading its input (`tar xf -`, into the pod: low), as `kubectl cp` does.',
    benign: ['Developers fetching dumps and logs.'],
    severity: 'medium',
    tactics: ['Exfiltration', 'Collection'],
    techniques: ['T1048', 'T1552'],
    defender: [],
    remediation: execSteps,
    preventedBy: execPrevented,
    level: 'Metadata',
    on: onExec,
    match(event) {
      const copied = copyOf(execOf(event).line)
      if (!copied) return null
      return copied === 'out'
        ? proofOf(event, 'files were copied out of the pod')
        : { ...proofOf(event, 'files were copied into the pod'), severity: 'low' }
    },
  },
  {
    id: 'k8s-exec-in-system-namespace',
    name: 'Exec/attach into a system namespace pod',
    description:
      'Someone entered a pod of the cluster’s own. Such pods run with more rights than most, and what holds the cluster together runs in them.',
    fires:
      'A request to `pods/exec` or `pods/attach` in a system namespace is answered, by anyone but the provider’s own identities.',
    benign: ['Administrators who look into a fault of the cluster.'],
    severity: 'medium',
    tactics: ['LateralMovement', 'Execution'],
    techniques: ['T1609'],
    defender: [],
    remediation: execSteps,
    preventedBy: execPrevented,
    level: 'Metadata',
    on: { verbs: ['create', 'get'], resources: ['pods/exec', 'pods/attach'] },
    match(event, context) {
      if (!isInSystem(event, context) || isProvider(event)) return null
      const { line } = execOf(event)
      const namespace = event.object?.namespace ?? ''
      return proofOf(
        event,
        line ? `a command was run in ${namespace}: ${line.slice(0, 200)}` : `a pod of ${namespace} was entered`,
      )
    },
  },
]

/** Which way `tar` moves files over a stream: its own output or input is `-`. */
function copyOf(line: string): 'out' | 'in' | null {
  const words = line.slice(0, 8_192).split(/\s+/)
  const start = words.findIndex((word) => /^(?:\S*\/)?tar$/.test(word))
  if (start < 0 || !words.slice(start + 1, start + 8).includes('-')) return null
  const flags = words.slice(start + 1, start + 8).filter((word) => /^-?[a-zA-Z]+$/.test(word) && word.includes('f'))
  if (flags.some((flag) => flag.includes('c'))) return 'out'
  return flags.some((flag) => flag.includes('x')) ? 'in' : null
}
