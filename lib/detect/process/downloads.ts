import type { ProcessDetection } from './detection'
import { isDownloader, isPublicAddress, isShell, lineOf, runs, says } from './words'

const sh = String.raw`(?:sudo\s+(?:-\w+\s+)*)?(?:\/(?:usr\/)?bin\/)?(?:(?:ba|da|z|k|a)?sh|python[\d.]*|perl|php|node)\b`
const combos = [
  new RegExp(String.raw`\b(?:curl|wget|fetch)\b[^|;&]{1,600}\|\s*(?:base64\s+-d\s*\|\s*)?${sh}`),
  /\b(?:ba|da|z|k)?sh\b\s+(?:-\w+\s+)*["']?(?:<\(|\$\(|`)\s*(?:curl|wget)\b/,
  /\b(?:curl|wget)\b.{1,600}(?:;|&&)\s*chmod\s+(?:\+x|a\+x|u\+x|0?7[0-7]{2})\b.{0,300}(?:;|&&)\s*(?:nohup\s+|sudo\s+)?(?:\.\/|\/)/,
  /\bpython[\d.]*\s+-c\b.{0,200}\b(?:urlopen|requests\.get|urlretrieve)\b.{0,300}\b(?:exec|eval|os\.system|subprocess)\b|\bpython[\d.]*\s+-c\b.{0,40}\bexec\(.{0,200}\burlopen\b/s,
]
const drops =
  /\/\/(?:[\w-]+\.)*(?:oast\.(?:pro|live|site|online|fun|me)|interact\.sh|burpcollaborator\.net|transfer\.sh|temp\.sh|ix\.io|termbin\.com|bashupload\.com|0x0\.st|anonfiles?\.com|[a-z2-7]{16,56}\.onion(?:\.\w{2,4})?)(?=$|[\s/:"'?])|\/\/pastebin\.com\/raw\//i
const temporary =
  /(?:^|\s)(?:-[a-zA-Z]{0,5}[oOP]\s*|--output[\s=]|--output-document[\s=]|--directory-prefix[\s=]|>\s*)["']?\/(?:tmp|var\/tmp|dev\/shm)(?=$|[\s/"'])/
const bareAddress =
  /\b(?:https?|ftp):\/\/(?:[^\s/@]{1,64}@)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?\/\S{0,200}\.(?:sh|py|pl|elf|so|bin|ko|x86(?:_64)?|arm\d?|tgz|tar\.gz)\b/i

/** Files that come from outside. */
export const downloads: readonly ProcessDetection[] = [
  {
    type: 'K8S.NODE_DownloadAndRunCombo',
    severity: 'medium',
    fires: 'One command line fetches a file and runs it: a pipe into an interpreter, or download, chmod and start.',
    benign: ['Installers of the kind `curl … | sh`, in images that are built on the node'],
    match: (process) =>
      process.act === 'exec' &&
      /curl|wget|fetch|urlopen|requests|urlretrieve/.test(process.arguments) &&
      combos.some((pattern) => pattern.test(lineOf(process))),
  },
  {
    type: 'K8S.NODE_SuspectDownload',
    severity: 'medium',
    fires: 'A file was fetched from a drop that attackers use: anonymous pastes and uploads, call-back domains, Tor.',
    benign: ['People who share a snippet by such a service'],
    match: (process) => (isDownloader(process) || isShell(process)) && says(process, drops),
  },
  {
    type: 'K8S.NODE_SuspectDownloadArtifacts',
    severity: 'informational',
    fires:
      'A download tool in a container wrote into a folder for temporary files, or fetched a program from a bare public address.',
    benign: ['Entry points of images that fetch their own parts'],
    match: (process) => {
      if (!isDownloader(process) || !process.inContainer || process.act !== 'exec') return false
      const from = bareAddress.exec(process.arguments)?.[1]
      return temporary.test(process.arguments) || (from !== undefined && isPublicAddress(from))
    },
  },
  {
    type: 'K8S.NODE_SuspectNohup',
    severity: 'medium',
    fires: '`nohup` was used on a file in a folder for temporary files, or on a hidden one.',
    benign: ['Long jobs that a person started by hand from /tmp'],
    match: (process) =>
      (runs(process, /^nohup$/) &&
        /^(?:\S*sh\s+)?(?:\/(?:tmp|var\/tmp|dev\/shm)\/|\.\/\.|\S*\/\.[^./])/.test(process.arguments)) ||
      (isShell(process) && says(process, /\bnohup\s+(?:\S*sh\s+)?(?:\/(?:tmp|var\/tmp|dev\/shm)\/|\.\/\.)\S+/)),
  },
  {
    type: 'Falco_ExecutionFromDevShm',
    severity: 'high',
    fires: 'A program was started from /dev/shm.',
    benign: ['Hardly any'],
    match: ({ act, path }) => act === 'exec' && path.startsWith('/dev/shm/'),
  },
  {
    type: 'Falco_FilelessExecutionViaMemfdCreate',
    severity: 'high',
    fires: 'A program was started from memory alone (`memfd:`).',
    benign: ['runc, which copies itself into memory before it starts a container, is left out'],
    match: ({ act, path, name }) => act === 'exec' && /^\/?memfd:/.test(path) && !/^memfd:(?:runc|crun)/.test(name),
  },
]
