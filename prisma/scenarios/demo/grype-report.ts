import type { Build } from './images'
import { trivyReport } from './trivy-report'

type Scan = {
  ArtifactName: string
  Metadata: { ImageID: string; RepoTags: string[]; RepoDigests: string[]; OS: { Family: string; Name: string } }
  Results: {
    Class: string
    Target: string
    Type: string
    Vulnerabilities?: {
      VulnerabilityID: string
      PkgName: string
      PkgPath?: string
      InstalledVersion: string
      FixedVersion?: string
      Severity: string
      Description?: string
      Layer?: { DiffID?: string }
    }[]
  }[]
}

const types: Readonly<Record<string, string>> = {
  debian: 'deb',
  alpine: 'apk',
  redhat: 'rpm',
  'node-pkg': 'npm',
  'python-pkg': 'python',
  jar: 'java-archive',
  gobinary: 'go-module',
}
/** Grype rates after NVD where Trivy follows the distribution: now and then a step apart. */
const higher: Readonly<Record<string, string>> = {
  LOW: 'Medium',
  MEDIUM: 'High',
  HIGH: 'High',
  CRITICAL: 'Critical',
  UNKNOWN: 'Unknown',
}
const same = (word: string) => word.slice(0, 1) + word.slice(1).toLowerCase()

/** What `grype IMAGE -o json` says of a build that Trivy scans as well: most of the same, some of it rated otherwise. */
export function grypeReport(build: Build, at: Date, daysAgo: number, start: Date): string {
  const scan = JSON.parse(trivyReport(build, at, daysAgo, start)) as Scan
  const { Metadata: image } = scan
  const matches = scan.Results.flatMap((result) =>
    (result.Vulnerabilities ?? []).map((one, index) => {
      const path = one.PkgPath ?? (result.Class === 'lang-pkgs' ? result.Target : undefined)
      return {
        vulnerability: {
          id: one.VulnerabilityID,
          dataSource: `https://nvd.nist.gov/vuln/detail/${one.VulnerabilityID}`,
          namespace:
            result.Class === 'os-pkgs'
              ? `${image.OS.Family}:distro:${image.OS.Family}:${image.OS.Name}`
              : 'github:language',
          severity: index % 5 === 0 ? (higher[one.Severity] ?? same(one.Severity)) : same(one.Severity),
          urls: [],
          ...(one.Description ? { description: one.Description } : {}),
          cvss: [],
          fix: one.FixedVersion
            ? { versions: [one.FixedVersion], state: 'fixed' }
            : { versions: [], state: 'not-fixed' },
          advisories: [],
        },
        relatedVulnerabilities: [],
        matchDetails: [],
        artifact: {
          name: one.PkgName.split(':').at(-1),
          version: one.InstalledVersion,
          type: types[result.Type] ?? result.Type,
          locations: path ? [{ path: `/${path}`, ...(one.Layer?.DiffID ? { layerID: one.Layer.DiffID } : {}) }] : [],
          ...(one.PkgName.includes(':')
            ? { purl: `pkg:maven/${one.PkgName.replace(':', '/')}@${one.InstalledVersion}` }
            : {}),
        },
      }
    }),
  )
  return JSON.stringify({
    matches,
    source: {
      type: 'image',
      target: {
        userInput: scan.ArtifactName,
        imageID: image.ImageID,
        tags: image.RepoTags,
        repoDigests: image.RepoDigests,
      },
    },
    distro: { name: image.OS.Family, version: image.OS.Name, idLike: [] },
    descriptor: {
      name: 'grype',
      version: '0.104.0',
      timestamp: at.toISOString(),
      db: { status: { built: start.toISOString(), valid: true } },
    },
  })
}
