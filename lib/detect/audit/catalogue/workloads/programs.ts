import type { Json } from '@/lib/model/json'
import type { StatelessDetection } from '../../detection'
import { matchesAny } from '@/lib/model/glob'
import { minerImages, minerRepositories, repositoryOf } from '../../images'
import { finding, found, miner, offensiveImage } from '../../patterns'
import { commandLine, containerWords, type PodContainer } from '../../pod'
import { listAt, textAt, textsAt } from '../../read'
import { downloadedScript, reverseShell } from '../../shell-lines'
import { askOwner, limitAccess, readAuditLog, readObject, removeObject } from '../steps'
import { onPod, type Fault } from './on-pod'

const steps = [readObject, askOwner, removeObject, readAuditLog, limitAccess]
const trusted = ['k8s-img-trusted-registry', 'k8s-img-signature', 'k8s-rbac-create-workloads']
const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const

/** Every command line that a container names: what it runs, its hooks and its probes. */
function commandLines({ set, path }: PodContainer): { path: string; line: string }[] {
  const hooks = ['postStart', 'preStop'].map((hook) => ({
    path: `${path}.lifecycle.${hook}.exec.command`,
    line: textsAt(set, 'lifecycle', hook, 'exec', 'command').join(' '),
  }))
  const checks = probes.map((probe) => ({
    path: `${path}.${probe}.exec.command`,
    line: textsAt(set, probe, 'exec', 'command').join(' '),
  }))
  return [{ path: `${path}.command`, line: commandLine(set) }, ...hooks, ...checks].filter(({ line }) => line !== '')
}

const newImages = (containers: readonly PodContainer[]): readonly PodContainer[] =>
  containers.filter(({ set }) => textAt(set, 'image') !== '')

const imageFault = (container: PodContainer, words: string): Fault => ({
  words,
  path: `${container.path}.image`,
  value: container.image.slice(0, 512),
  container,
})

/** Where a container names a miner: its image, its command or a variable. */
function minerIn(container: PodContainer): { path: string; value: string } | null {
  const image = textAt(container.set, 'image')
  const repository = repositoryOf(image)
  const named = minerRepositories.has(repository) || [...minerImages].some((one) => one === taggedOf(image))
  if (image && (named || found(miner, image))) return { path: 'image', value: image }
  const command = finding(miner, commandLine(container.set))
  if (command) return { path: 'command', value: command }
  const variable = listAt(container.set, 'env').find((item) => found(miner, textAt(item, 'value')))
  return variable === undefined ? null : { path: 'env', value: textAt(variable, 'name') }
}

const taggedOf = (image: string): string => `${repositoryOf(image)}:${/:([\w.-]{1,128})$/.exec(image)?.[1] ?? 'latest'}`

/** A registry or repository as admins write it: `ghcr.io`, `ghcr.io/acme`, `ghcr.io/acme/*`. */
const isFrom = (repository: string, allowed: readonly string[]): boolean =>
  matchesAny(allowed, repository) || allowed.some((one) => !one.includes('*') && repository.startsWith(`${one}/`))

/** What workloads run: images and commands. */
export const programs: readonly StatelessDetection[] = [
  onPod({
    id: 'k8s-miner-image',
    name: 'Known crypto-mining image deployed',
    description:
      'A workload runs a program that mines cryptocurrency. Almost always it means that someone who should not can create workloads here, and spends your machines.',
    fires:
      'A create or change of a workload names an image known to mine, or a miner’s name, pool address or option (`xmrig`, `stratum+tcp://`, `--donate-level` …) in an image, command, argument or variable.',
    benign: ['Programs that share a miner’s name, such as the map server t-rex.'],
    severity: 'high',
    tactics: ['Impact'],
    techniques: ['T1496'],
    defender: ['K8S_MaliciousContainerImage'],
    remediation: [
      ...steps,
      'Find how the caller {user} came by the right: the miner is seldom the only thing left behind.',
    ],
    preventedBy: [...trusted, 'k8s-ns-quota'],
    onRunningPods: true,
    faults: ({ pod }) =>
      pod.containers.flatMap((container) => {
        const mining = minerIn(container)
        if (!mining) return []
        const { path, value } = mining
        const words = `${containerWords(container)} mines: ${path} ${value.slice(0, 120)}`
        return [{ words, path: `${container.path}.${path}`, value: value.slice(0, 512), container }]
      }),
  }),
  onPod({
    id: 'k8s-offensive-tool-image',
    name: 'Offensive / attack-tool image deployed',
    description: 'A workload runs an image that is made to attack: a distribution of such tools, or one of them.',
    fires:
      'A create or change of a workload names an image of Kali, Parrot, Metasploit, kube-hunter, kubeletctl, Peirates, CDK, RustScan or Nmap.',
    benign: ['Penetration tests and scheduled scanners: give their namespace or image an exception.'],
    severity: 'medium',
    tactics: ['Execution'],
    techniques: ['T1610'],
    defender: ['K8S_PenTestToolsKubeHunter', 'K8S_MaliciousContainerImage'],
    remediation: steps,
    preventedBy: trusted,
    onRunningPods: true,
    faults: ({ pod }) =>
      newImages(pod.containers)
        .filter(({ image }) => found(offensiveImage, image))
        .map((container) =>
          imageFault(container, `${containerWords(container)} runs ${container.image.slice(0, 120)}`),
        ),
  }),
  onPod({
    id: 'k8s-unapproved-registry',
    name: 'Image from a registry outside the allow-list',
    description:
      'A workload runs an image from a place that the environment’s admins did not approve. Nobody knows who built it.',
    fires:
      'Approved registries are set for the environment, and a create or change of a workload names an image that is from none of them. Short names are read as Docker does (`nginx` is `docker.io/library/nginx`).',
    benign: ['A new registry that was not added to the list yet.'],
    severity: 'low',
    tactics: ['InitialAccess', 'Persistence'],
    techniques: ['T1195.002', 'T1525'],
    defender: ['K8S_MaliciousContainerImage'],
    remediation: [...steps, 'If the registry is yours, add it to the approved ones in the environment’s settings.'],
    preventedBy: ['k8s-img-trusted-registry'],
    onRunningPods: true,
    faults: ({ pod, context: { approvedRegistries } }) =>
      approvedRegistries.length === 0
        ? []
        : newImages(pod.containers)
            .filter(({ image }) => !isFrom(repositoryOf(image), approvedRegistries))
            .map((container) =>
              imageFault(container, `${containerWords(container)} runs ${container.image.slice(0, 120)}`),
            ),
  }),
  onPod({
    id: 'k8s-suspicious-entrypoint',
    name: 'Container entrypoint looks like a reverse shell or downloader',
    description:
      'What a container is told to run connects a shell to another machine, or fetches a script and runs it unseen. No image needs to be malicious for that: any with a shell will do.',
    fires:
      'A create or change of a workload brings a command, hook or exec probe that connects a shell (`/dev/tcp/`, `bash -i`, `nc -e`, `socat exec`, sockets in Python, Perl, PHP or Ruby) or runs what it fetched or decoded (`curl … | sh`, `base64 -d | bash`).',
    benign: ['Images that install their program at start (`curl … | sh`): build it into the image instead.'],
    severity: 'high',
    tactics: ['Execution'],
    techniques: ['T1059.004', 'T1609'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-rbac-create-workloads', 'k8s-img-trusted-registry'],
    faults: ({ pod }) =>
      pod.containers.flatMap((container) =>
        commandLines(container).flatMap(({ path, line }) => {
          const shell = reverseShell(line)
          const script = shell ? '' : downloadedScript(line)
          if (!shell && !script) return []
          const words = shell
            ? `${containerWords(container)} connects a shell to the network (${shell.slice(0, 120)})`
            : `${containerWords(container)} runs what it fetches (${script.slice(0, 120)})`
          const value: Json = line.slice(0, 512)
          return [{ words, path, value, container }]
        }),
      ),
  }),
]
