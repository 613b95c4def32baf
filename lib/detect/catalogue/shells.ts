import type { AlertTypeEntries } from './entry'
import { checkHost, contain, isolatePod, lookAtPod, review, rotateToken } from './steps'

/** Shells and commands where none should run. */
export const shells = [
  {
    id: 'Falco_TerminalShellInContainer',
    name: 'Interactive shell in a container',
    description:
      'A shell with a terminal was opened inside a container. People debug that way, and so does an intruder who has ' +
      'reached `kubectl exec` or a hole in the application.',
    falco: { 'Terminal shell in container': 'notice' },
    tactics: ['Execution'],
    techniques: ['T1059', 'T1609'],
    remediation: [
      'Find who opened it: look for `exec` on {pod} in the audit log of the API server at that time.',
      ...review,
    ],
    preventedBy: ['k8s-rbac-pod-exec', 'k8s-pod-readonly-rootfs', 'k8s-pod-run-as-non-root'],
  },
  {
    id: 'Falco_RunShellUntrusted',
    name: 'A server program started a shell',
    description:
      'A program that serves requests started a shell that is not part of its usual work: often the first thing that ' +
      'an exploited service does.',
    falco: { 'Run shell untrusted': 'notice' },
    severity: { is: 'medium', because: 'a server that starts a shell is a known mark of remote code execution' },
    tactics: ['Execution'],
    techniques: ['T1059.004'],
    remediation: ['Read the command line of the shell and of its parent in the evidence below.', ...contain],
    preventedBy: ['k8s-pod-readonly-rootfs', 'k8s-pod-run-as-non-root'],
  },
  {
    id: 'K8S.NODE_Webshell',
    name: 'Possible malicious web shell detected',
    description:
      'A web server started a shell or a tool that web servers have no use for. Uploaded scripts that take commands ' +
      'over HTTP look like this.',
    falco: { 'Web Server Spawned Shell': 'critical', 'Web Server Spawned Suspicious Child Process': 'warning' },
    tactics: ['Persistence', 'Exploitation'],
    techniques: ['T1505.003'],
    remediation: [
      'Look in the document root for files that changed lately: `kubectl -n {namespace} exec {pod} -- find / -xdev -newermt "-1 day" -type f`.',
      ...contain,
    ],
    preventedBy: ['k8s-pod-readonly-rootfs', 'k8s-pod-run-as-non-root', 'image-vulnerabilities'],
  },
  {
    id: 'Falco_DBProgramSpawnedProcess',
    name: 'A database started another program',
    description:
      'A database server started a process outside its own family. SQL injection that reaches the operating system ' +
      'shows itself so.',
    falco: { 'DB program spawned process': 'notice' },
    severity: { is: 'medium', because: 'databases do not start other programs in their daily work' },
    tactics: ['Execution', 'InitialAccess'],
    techniques: ['T1190'],
    remediation: ['Read the statements that the database ran just before.', ...contain],
    preventedBy: ['k8s-pod-run-as-non-root'],
  },
  {
    id: 'Falco_SystemUserInteractive',
    name: 'A system account ran an interactive command',
    description: 'An account made for a service, such as `www-data` or `daemon`, ran a command as a person would.',
    falco: { 'System user interactive': 'informational' },
    severity: { is: 'low', because: 'service accounts have no one to sign in as them' },
    tactics: ['Execution'],
    techniques: ['T1059'],
    remediation: [checkHost, lookAtPod],
  },
  {
    id: 'Falco_BasicInteractiveReconnaissance',
    name: 'Someone looked around by hand',
    description:
      'A terminal session ran commands that show who one is and where, the usual first steps of an intruder.',
    falco: { 'Basic Interactive Reconnaissance': 'notice' },
    tactics: ['Reconnaissance', 'Discovery'],
    techniques: ['T1033', 'T1082'],
    remediation: review,
    preventedBy: ['k8s-rbac-pod-exec'],
  },
  {
    id: 'Falco_JavaProcessClassFileDownload',
    name: 'A Java program loaded a class from the network',
    description:
      'A Java process fetched a class file from another machine, as JNDI injection (Log4Shell and its kin) makes it do.',
    falco: { 'Java Process Class File Download': 'critical' },
    tactics: ['InitialAccess', 'Exploitation'],
    techniques: ['T1190'],
    remediation: ['Update the library that looked up the address; block LDAP and RMI to the outside.', ...contain],
    preventedBy: ['image-vulnerabilities', 'k8s-net-default-deny'],
  },
  {
    id: 'Falco_BackdooredLibraryLoadedIntoSSHDCVE20243094',
    name: 'sshd loaded a backdoored library',
    description: 'The SSH server loaded a version of liblzma that carries the backdoor of CVE-2024-3094.',
    falco: { 'Backdoored library loaded into SSHD (CVE-2024-3094)': 'warning' },
    severity: { is: 'critical', because: 'the library gives its makers root on the machine' },
    tactics: ['InitialAccess', 'Persistence'],
    techniques: ['T1556', 'T1195.002'],
    remediation: [
      'Stop sshd on {host} and install xz/liblzma 5.4.6 or a fixed later version.',
      isolatePod,
      rotateToken,
      checkHost,
    ],
    preventedBy: ['image-vulnerabilities'],
  },
  {
    id: 'Falco_NetworkToolExecutedDuringNPMPackageInstall',
    name: 'An npm install ran a network tool',
    description: 'A script of a package that npm was installing started a network tool: a mark of poisoned packages.',
    falco: { 'Network Tool Executed During NPM Package Install': 'warning' },
    tactics: ['Execution', 'InitialAccess'],
    techniques: ['T1195.002'],
    remediation: [
      'Find the package by the parent process, remove it, and install with `npm ci --ignore-scripts`.',
      ...contain,
    ],
    preventedBy: ['k8s-net-default-deny'],
  },
] as const satisfies AlertTypeEntries
