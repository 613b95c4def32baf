import { knownAt } from './changes'
import { referenceOf, type Base, type Build, type Language, type Placed } from './images'
import { seconds } from './moment'
import { hexOf, shareOf, uuidOf } from './random'
import { extraResults } from './trivy-extras'
import { flawsOf, vulnerabilityEntry, type PackageType } from './trivy-vulnerability'

const systems: Record<Base, { family: PackageType; names: [string, string, string] }> = {
  debian: { family: 'debian', names: ['12.9', '12.11', '12.12'] },
  'debian-full': { family: 'debian', names: ['12.9', '12.11', '12.12'] },
  alpine: { family: 'alpine', names: ['3.18.6', '3.20.3', '3.22.2'] },
  redhat: { family: 'redhat', names: ['9.4', '9.5', '9.7'] },
  distroless: { family: 'debian', names: ['12.9', '12.11', '12.12'] },
}

const applications: Record<Language, { type: PackageType; target: (build: Build) => string }> = {
  node: { type: 'node-pkg', target: () => 'Node.js' },
  python: { type: 'python-pkg', target: () => 'Python' },
  java: { type: 'jar', target: () => 'Java' },
  go: { type: 'gobinary', target: (build) => `usr/local/bin/${build.image.slice(build.image.indexOf('/') + 1)}` },
}

/** What `trivy image --format json` says of a build at that time; `start` is when the fortnight began. */
export function trivyReport(build: Build, at: Date, daysAgo: number, start: Date): string {
  const { family, names } = systems[build.base]
  const release = names[build.os[0]?.step ?? 0] ?? names[0]
  const reference = referenceOf(build)
  const layers = layersOf(build)
  return JSON.stringify({
    SchemaVersion: 2,
    Trivy: { Version: '0.67.2' },
    ReportID: uuidOf('report', build.digest, daysAgo),
    CreatedAt: at.toISOString(),
    ArtifactID: `sha256:${hexOf(`artifact|${build.digest}`)}`,
    ArtifactName: reference,
    ArtifactType: 'container_image',
    Metadata: {
      Size: layers.reduce((sum, layer) => sum + layer.Size, 0),
      OS: { Family: family, Name: release },
      ImageID: `sha256:${hexOf(`image|${build.digest}`)}`,
      DiffIDs: layers.map((layer) => layer.DiffID),
      RepoTags: [reference],
      RepoDigests: [`${build.repository}@${build.digest}`],
      Reference: reference,
      ImageConfig: configOf(build, layers, start),
      Layers: layers,
    },
    Results: [
      result(build, daysAgo, build.os, family, `${reference} (${family} ${release})`, 'os-pkgs'),
      ...(build.language
        ? [
            result(
              build,
              daysAgo,
              build.packages,
              applications[build.language].type,
              applications[build.language].target(build),
              'lang-pkgs',
            ),
          ]
        : []),
      ...extraResults(build),
    ],
  })
}

function result(build: Build, daysAgo: number, placed: Placed[], type: PackageType, target: string, kind: string) {
  const Vulnerabilities = placed.flatMap((one) =>
    flawsOf(one)
      .filter((flaw) => knownAt(flaw.cve, daysAgo))
      .flatMap((flaw) => one.section.packages.map((name) => vulnerabilityEntry(build, one, name, flaw, type))),
  )
  return { Target: target, Class: kind, Type: type, ...(Vulnerabilities.length > 0 ? { Vulnerabilities } : {}) }
}

type Layer = { Size: number; Digest: string; DiffID: string }

/** The base, what its packages brought, and the application: a rebuild on an unchanged base shares the first ones. */
function layersOf(build: Build): Layer[] {
  const step = build.os[0]?.step ?? 0
  return [`os|${step}`, `apt|${step}`, `app|${build.number}`].map((part, at) => {
    const DiffID = hexOf(`layer|${build.image}|${part}`)
    const Size = Math.round((at === 0 ? 70 : 12) * 1_000_000 * (0.6 + shareOf('size', build.image, part)))
    return { Size, Digest: `sha256:${hexOf(`blob|${DiffID}`)}`, DiffID: `sha256:${DiffID}` }
  })
}

function configOf(build: Build, layers: Layer[], start: Date) {
  const age = (build.number === 0 ? 35 : 2) + 20 * shareOf('built', build.digest) * (build.number === 0 ? 3 : 0.4)
  const created = seconds(new Date(start.getTime() - Math.round(age * 86_400_000)))
  const line = (created_by: string, empty_layer?: true) => ({
    created,
    created_by,
    ...(empty_layer ? { empty_layer } : {}),
  })
  return {
    architecture: 'amd64',
    created,
    os: 'linux',
    history: [
      line(`# ${build.base} base image`),
      line('RUN /bin/sh -c install-packages ca-certificates # buildkit'),
      line('COPY dist /app # buildkit'),
      ...(build.user ? [line(`USER ${build.user}`, true)] : []),
      line('ENTRYPOINT ["/app/start"]', true),
    ],
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => layer.DiffID) },
    config: {
      ...(build.user ? { User: build.user } : {}),
      Entrypoint: ['/app/start'],
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      WorkingDir: '/app',
      ExposedPorts: { '8080/tcp': {} },
    },
  }
}
