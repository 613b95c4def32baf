import { hexOf, pickOf, shareOf } from './random'
import { upstreams } from './upstream'
import { catalogue, type CatalogueName, type Section } from './vulnerabilities/catalogue'

export type Base = 'debian' | 'debian-full' | 'alpine' | 'redhat' | 'distroless'
export type Language = 'node' | 'python' | 'java' | 'go'

/** One build of an image: what it is called, what it is made of, and which package stands at which step. */
export type Build = {
  image: string
  number: number
  repository: string
  tag: string
  digest: string
  base: Base
  language: Language | null
  user: string
  os: Placed[]
  packages: Placed[]
}
export type Placed = { section: Section; step: number }

const bases: Base[] = ['debian', 'debian', 'debian', 'alpine', 'alpine', 'alpine', 'redhat']
const languages: Language[] = ['node', 'node', 'java', 'java', 'python', 'go']
const special: Record<string, { base: Base; language: Language }> = {
  'booking/web': { base: 'debian', language: 'node' },
  'customs/manifest-archive': { base: 'debian-full', language: 'java' },
  'payments/card-tokeniser': { base: 'debian', language: 'java' },
  'tracking/eta-worker': { base: 'debian', language: 'go' },
  'platform/node-tuner': { base: 'debian', language: 'go' },
}
/** Packages that a story needs, with the step of each build. */
const told: Record<string, Record<string, [number, number, number]>> = {
  'booking/web': {
    'react-server-dom-webpack': [0, 1, 2],
    next: [0, 1, 2],
    axios: [1, 1, 2],
    'form-data': [1, 1, 2],
    'cross-spawn': [0, 0, 1],
    glob: [1, 1, 2],
  },
  'customs/manifest-archive': { 'org.apache.logging.log4j:log4j-core': [0, 0, 2] },
  'tracking/eta-worker': { 'golang.org/x/net': [0, 0, 1], 'google.golang.org/grpc': [0, 0, 1] },
  'infra/ingress-nginx': { 'k8s.io/ingress-nginx': [1, 2, 2] },
  'infra/coredns': { 'github.com/coredns/coredns': [0, 1, 2] },
  'infra/dind': { 'github.com/docker/docker': [0, 1, 2], 'github.com/opencontainers/runc': [0, 1, 2] },
}
const ownModules = new Set(['k8s.io/ingress-nginx', 'github.com/coredns/coredns', 'k8s.io/kubernetes'])
const shares: Record<Language, number> = { node: 0.55, python: 0.5, java: 0.42, go: 0.25 }

const builds = new Map<string, Build>()

/** Build 0, 1 or 2 of an image; each is newer than the one before and has fewer old packages. */
export function buildOf(image: string, number: number): Build {
  const name = `${image}#${number}`
  const known = builds.get(name)
  if (known) return known
  const upstream = upstreams[image]
  const base = upstream?.base ?? special[image]?.base ?? pickOf(bases, shareOf('base', image))
  const language = upstream
    ? upstream.language
    : (special[image]?.language ?? pickOf(languages, shareOf('language', image)))
  const build: Build = {
    image,
    number,
    repository: upstream?.repository ?? `registry.harbourline.example/${image}`,
    tag: upstream?.tags[number] ?? `2026.${9 + number}.${1 + Math.floor(shareOf('patch', image, number) * 6)}`,
    digest: `sha256:${hexOf(`digest|${name}`)}`,
    base,
    language,
    user: upstream?.user ?? (shareOf('user', image) < 0.6 ? '10001' : ''),
    os: systemOf(base).map((section) => ({ section, step: stepOf(image, 'os', section, number) })),
    packages: packagesOf(image, language, number),
  }
  builds.set(name, build)
  return build
}

const distroless = new Set(['glibc', 'openssl', 'zlib'])
function systemOf(base: Base): Section[] {
  const systems: Record<Base, CatalogueName[]> = {
    debian: ['debian', 'debianExtra'],
    'debian-full': ['debian', 'debianExtra', 'debianBuild'],
    alpine: ['alpine'],
    redhat: ['redhat'],
    distroless: ['debian'],
  }
  const sections = systems[base].flatMap((name) => catalogue(name))
  return base === 'distroless' ? sections.filter((section) => distroless.has(section.source)) : sections
}

function packagesOf(image: string, language: Language | null, number: number): Placed[] {
  if (!language) return []
  const chosen = catalogue(language).filter(({ source }) => {
    if (told[image]?.[source]) return true
    if (source === 'stdlib' || source.startsWith('golang.org/x/')) return true
    if (ownModules.has(source) || source === 'react-server-dom-webpack') return false
    if (source.endsWith('log4j-core')) return false
    return shareOf('uses', image, source) < shares[language]
  })
  return chosen.map((section) => ({
    section,
    step: told[image]?.[section.source]?.[number] ?? stepOf(image, 'app', section, number),
  }))
}

/** The base moves as one; of the application's packages a part is left behind at every build. */
function stepOf(image: string, part: 'os' | 'app', section: Section, number: number): number {
  const last = section.versions.length - 1
  if (part === 'os') return Math.min(last, (shareOf('os', image) < 0.35 ? 1 : 0) + number)
  const start = Math.floor(shareOf('start', image, section.source) * 1.6)
  const moves = Array.from({ length: number }, (_, at) => shareOf('move', image, section.source, at) < 0.6)
  return Math.min(last, start + moves.filter(Boolean).length)
}

/** The reference that a pod template names. */
export const referenceOf = (build: Build) => `${build.repository}:${build.tag}`
