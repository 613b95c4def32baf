import type { ProcessDetection } from './detection'
import { isShell, lineOf, runs, says } from './words'

const shellPath = String.raw`(?:\/(?:usr\/)?bin\/)?(?:env\s+)?(?:ba|da|z|k|a)?sh\b`
const reverse = [
  // bash -i >& /dev/tcp/…, or a descriptor of such a connection that a shell reads from.
  /\b(?:ba|z|k)?sh\s+-i\b.{0,80}\/dev\/(?:tcp|udp)\//,
  /\/dev\/(?:tcp|udp)\/[^\s/]{1,253}\/\d{1,5}\s*(?:0>&1|0<&1|<&1)/,
  /\bexec\s+\d+<>\s*\/dev\/(?:tcp|udp)\/.{0,160}(?:<&\d|\bsh\b)/,
  new RegExp(
    String.raw`^(?:nc|ncat|netcat|nc\.\w+)\s.{0,200}(?:-[a-z]{0,6}[ec]\s*|--exec\s+|--sh-exec\s+)["']?${shellPath}`,
  ),
  new RegExp(String.raw`\bmkfifo\b.{0,200}${shellPath}.{0,120}\b(?:nc|ncat|netcat|telnet|openssl)\b`),
  /\b(?:nc|ncat|netcat|telnet)\b[^|]{0,160}\|\s*(?:\/bin\/)?(?:ba|da|z|k)?sh\b[^|]{0,40}\|\s*(?:nc|ncat|netcat|telnet)\b/,
  /\bsocat\b.{0,200}\b(?:exec|system):["']?(?:\/\S{0,40}\/)?(?:ba|da|z|k)?sh\b/i,
  /\bpython[\d.]*\s.{0,40}-c\b.{0,400}\bsocket\b.{0,600}(?:dup2|pty\.spawn|subprocess)/s,
  /\bperl\b.{0,40}-(?:e|MIO|M\w+)\b.{0,300}\b(?:Socket|IO::Socket)\b.{0,500}\b(?:exec|STDIN|system)\b/s,
  /\bphp\b.{0,20}-r\b.{0,200}\bfsockopen\b.{0,300}(?:exec|proc_open|passthru|system|sh\b)/s,
  /\bruby\b.{0,40}-(?:e|rsocket)\b.{0,200}\bTCPSocket\b.{0,300}(?:exec|sh\b)/s,
  /\bg?awk\b.{0,120}\/inet\/(?:tcp|udp)\/0\//,
  /\blua[\d.]*\b.{0,40}-e\b.{0,200}\bsocket\b.{0,200}\bexecute\b/s,
]
const webServers = /^(?:nginx|apache2|httpd|lighttpd|caddy|php-fpm[\d.]*|php-cgi[\d.]*|openresty|w3wp)$/
const idle = /^(?:whoami|id|uname|ifconfig|netstat|ncat?|netcat|python[\d.]*|perl)$/
const typed =
  /-c\s+["']?(?:\S{0,60};\s*)?(?:whoami|id|uname|pwd|ls|cat\s+\/\S*|ps|ifconfig|ip\s+a|netstat|wget|curl|nc|ncat|base64|chmod\s+\+?[x7]|python|perl|echo\s+\S{0,400}\|\s*base64)(?=$|[\s;|&"'])/

/** Someone outside types commands inside. */
export const remoteControl: readonly ProcessDetection[] = [
  {
    type: 'K8S.NODE_ReverseShell',
    severity: 'medium',
    fires:
      'A command line joins a shell to a network connection: /dev/tcp, netcat, socat, or a one-liner of an interpreter.',
    benign: ['Exercises of a red team', 'Remote consoles that administrators made themselves'],
    match: (process) => process.act === 'exec' && reverse.some((pattern) => pattern.test(lineOf(process))),
  },
  {
    type: 'K8S.NODE_Webshell',
    severity: 'medium',
    fires: 'A web server started a shell with a command that people type to look around, or such a command itself.',
    benign: ['Old applications that run `sh -c` for small jobs', 'Probes that a web server starts itself'],
    match: (process) => {
      const { parent } = process
      if (process.act !== 'exec' || !parent) return false
      const serves =
        webServers.test(parent.name) || (parent.name === 'java' && /\borg\.apache\.catalina\b/.test(parent.arguments))
      return serves && (idle.test(process.name) || (isShell(process) && typed.test(process.arguments)))
    },
  },
  {
    type: 'K8S.NODE_MitreCalderaTools',
    severity: 'medium',
    fires: 'An agent of MITRE Caldera was started or fetched, by its names or the header that its server wants.',
    benign: ['Exercises with Caldera'],
    match: (process) =>
      runs(process, /^(?:54ndc47|sandcat)(?:\.go)?(?:[-_.]\w+)?$/i) ||
      says(process, /["']?file:\s?(?:sandcat|manx|ragdoll)\.(?:go|py)\b/),
  },
  {
    type: 'K8S.NODE_LinuxBackdoorArtifact',
    severity: 'medium',
    fires: 'A program was started from a hidden file or folder in a place for temporary files.',
    benign: ['Installers and AppImages that unpack themselves; the usual names of caches are left out'],
    match: ({ act, path }) =>
      act === 'exec' &&
      /^\/(?:tmp|var\/tmp|dev\/shm)\/(?:[^/]+\/)*\.(?!mount_|cache|npm|config|local|cargo|rustup|gradle|m2|venv|nvm|pyenv|yarn|dotnet|vscode|git)[^/]+/.test(
        path,
      ),
  },
  {
    type: 'K8S.NODE_CommonBot',
    severity: 'medium',
    fires: 'A program was started that is named like a well-known bot for Linux, often one file per processor type.',
    benign: ['Unlikely'],
    match: (process) =>
      runs(
        process,
        /^(?:mirai|mozi|gafgyt|bashlite|tsunami|kaiten|hajime|muhstik|qbot|dvrhelper|pnscan|perlbot)(?:[._-](?:x86(?:_64)?|i[3-6]86|mips(?:el)?|mpsl|m68k|ppc|sh4|spc|sparc|arm(?:v?[4-7])?l?|pl|a|m))?$/i,
      ),
  },
]
