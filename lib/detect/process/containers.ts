import type { ProcessDetection } from './detection'
import { runs, says } from './words'

const engine = String.raw`^(?:docker|podman|nerdctl)\s(?:\S+\s+){0,6}?`
const privileged = (verb: string) =>
  new RegExp(String.raw`${engine}(?:container\s+)?${verb}\s(?:\S+\s+){0,30}?--privileged(?:=true)?(?=\s|$)`)

/** Containers: how they are run, and what should not run in them. */
export const containers: readonly ProcessDetection[] = [
  {
    type: 'K8S.NODE_PrivilegedExecutionInContainer',
    severity: 'informational',
    fires: 'A command was run in a container with `exec --privileged`.',
    benign: ['Debugging by administrators'],
    match: (process) => says(process, privileged('exec')),
  },
  {
    type: 'K8S.NODE_PrivilegedContainerArtifacts',
    severity: 'informational',
    fires: 'A container was started on the node with `run --privileged` or `create --privileged`.',
    benign: ['Agents that are installed as containers'],
    match: (process) => says(process, privileged('(?:run|create)')),
  },
  {
    type: 'K8S.NODE_ImageBuildOnNode',
    severity: 'informational',
    fires: 'An image was built on the node itself, outside any container.',
    benign: ['Build machines'],
    match: (process) =>
      !process.inContainer &&
      (says(process, new RegExp(String.raw`${engine}(?:image\s+|buildx\s+|builder\s+)?build(?:\s|$)`)) ||
        says(process, /^(?:buildah\s+(?:bud|build)|img\s+build|buildctl\s+build)\b/)),
  },
  {
    type: 'K8S.NODE_ContainerSSH',
    severity: 'informational',
    fires: 'An SSH server was started in a container.',
    benign: ['Images that are made to be signed in to: git servers, SFTP'],
    match: (process) =>
      process.inContainer &&
      runs(process, /^(?:sshd|dropbear)$/) &&
      !says(process, /\s-[tT](?:\s|$)/) &&
      !/^sshd(?:-session)?$/.test(process.parent?.name ?? ''),
  },
  {
    type: 'K8S.NODE_NamespaceCreation',
    severity: 'informational',
    fires: '`unshare` was run in a container for a namespace of users or mounts, or the call was seen there.',
    benign: ['Browsers and build tools that make sandboxes'],
    match: (process) =>
      process.inContainer &&
      (says(process, /^unshare\s(?:.{0,120}\s)?(?:-\w{0,6}[UrmC]\w{0,6}|--user|--map-root-user|--mount)(?=[\s=]|$)/) ||
        (process.act === 'call' && /(?:^|_)unshare$/.test(process.call ?? ''))),
  },
  {
    type: 'K8S.NODE_ReconnaissanceArtifactsBurst',
    severity: 'low',
    fires: 'One command line holds at least five different commands that show who and where one is.',
    benign: ['Scripts that collect facts for support'],
    match: (process) => {
      if (process.act !== 'exec' || !/^(?:ba|da|z|k|a)?sh$/.test(process.name)) return false
      const asked = process.arguments.match(
        /(?<=^|[\s;&|"'(])(?:whoami|id|uname|hostname|ifconfig|ip (?:a|addr|route)|netstat|ss|ps|w|who|last|arp|route|lsb_release|mount|env|cat \/etc\/(?:passwd|os-release|issue|hosts|resolv\.conf)|ls \/(?:home|root)?)(?=$|[\s;&|"')])/g,
      )
      return new Set(asked ?? []).size >= 5
    },
  },
]
