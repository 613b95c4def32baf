import type { Build } from './images'
import { hexOf, shareOf } from './random'

/** Secrets left in own images, licences that need a look, and faults of the image's configuration, as Trivy lists them. */
export function extraResults(build: Build): object[] {
  const own = build.repository.startsWith('registry.harbourline.example/')
  return [...(own ? secretResults(build) : []), ...(own ? configurationResults(build) : []), ...licenceResults(build)]
}

const leaks = [
  {
    RuleID: 'aws-access-key-id',
    Category: 'AWS',
    Severity: 'CRITICAL',
    Title: 'AWS Access Key ID',
    file: '/app/.env',
    line: 'AWS_ACCESS_KEY_ID=',
  },
  {
    RuleID: 'private-key',
    Category: 'AsymmetricPrivateKey',
    Severity: 'HIGH',
    Title: 'Asymmetric Private Key',
    file: '/app/certs/partner.pem',
    line: '',
  },
  {
    RuleID: 'slack-web-hook',
    Category: 'Slack',
    Severity: 'MEDIUM',
    Title: 'Slack Webhook',
    file: '/app/config/notify.json',
    line: '"webhook": ',
  },
  {
    RuleID: 'jwt-token',
    Category: 'JWT',
    Severity: 'MEDIUM',
    Title: 'JWT token',
    file: '/app/test/session.json',
    line: '"token": ',
  },
]

function secretResults(build: Build): object[] {
  // The first builds of every seventh image hold one; the next build comes without.
  if (build.number > 0 || shareOf('leaks', build.image) > 0.15) return []
  const leak = leaks[Math.floor(shareOf('leak', build.image) * leaks.length)]
  if (!leak) return []
  const { file, line, ...rule } = leak
  const at = 3 + Math.floor(shareOf('line', build.image) * 30)
  const content = `${line}${'*'.repeat(20)}`
  const Lines = [
    {
      Number: at,
      Content: content,
      IsCause: true,
      Annotation: '',
      Truncated: false,
      FirstCause: true,
      LastCause: true,
    },
  ]
  const DiffID = `sha256:${hexOf(`layer|${build.image}|app|${build.number}`)}`
  const secret = { ...rule, StartLine: at, EndLine: at, Code: { Lines }, Match: content, Layer: { DiffID } }
  return [{ Target: file, Class: 'secret', Secrets: [secret] }]
}

const faults = [
  {
    ID: 'DS-0002',
    Title: 'Image user should not be root',
    Severity: 'HIGH',
    Resolution: 'Add a USER line with a user that is not root',
    when: (build: Build) => build.user === '',
  },
  {
    ID: 'DS-0026',
    Title: 'No HEALTHCHECK defined',
    Severity: 'LOW',
    Resolution: 'Add a HEALTHCHECK line',
    when: () => true,
  },
  {
    ID: 'DS-0005',
    Title: 'ADD instead of COPY',
    Severity: 'LOW',
    Resolution: 'Use COPY for local files',
    when: (build: Build) => shareOf('add', build.image) < 0.12,
  },
]

function configurationResults(build: Build): object[] {
  const found = faults.filter((fault) => fault.when(build))
  const Misconfigurations = found.map((fault) => ({
    Type: 'dockerfile',
    ID: fault.ID,
    Title: fault.Title,
    Severity: fault.Severity,
    Resolution: fault.Resolution,
    AVDID: `AVD-DS-${fault.ID.slice(3)}`,
    Description: `The history of the image shows: ${fault.Title.toLowerCase()}.`,
    Message: fault.Resolution,
    Namespace: `builtin.dockerfile.${fault.ID.replace('-', '')}`,
    Query: `data.builtin.dockerfile.${fault.ID.replace('-', '')}.deny`,
    PrimaryURL: `https://avd.aquasec.com/misconfig/${fault.ID.toLowerCase()}`,
    References: [`https://avd.aquasec.com/misconfig/${fault.ID.toLowerCase()}`],
    Status: 'FAIL',
    Layer: {},
    CauseMetadata: { Provider: 'Dockerfile', Service: 'general', Code: { Lines: null } },
  }))
  const MisconfSummary = { Successes: 24 - found.length, Failures: found.length }
  return [{ Target: '', Class: 'config', Type: 'dockerfile', MisconfSummary, Misconfigurations }]
}

const licences = [
  {
    Name: 'AGPL-3.0',
    Category: 'forbidden',
    Severity: 'CRITICAL',
    packages: ['minio-client', 'ghostscript-fonts'],
    share: 0.04,
  },
  { Name: 'GPL-3.0', Category: 'restricted', Severity: 'HIGH', packages: ['bash', 'gpgv', 'libgmp10'], share: 0.6 },
  { Name: 'GPL-2.0', Category: 'restricted', Severity: 'HIGH', packages: ['busybox', 'util-linux'], share: 0.35 },
  { Name: 'LGPL-2.1', Category: 'restricted', Severity: 'HIGH', packages: ['libc6'], share: 0.4 },
  { Name: 'MPL-2.0', Category: 'reciprocal', Severity: 'MEDIUM', packages: ['ca-certificates'], share: 0.3 },
]

function licenceResults(build: Build): object[] {
  if (build.base === 'distroless') return []
  const Licenses = licences.flatMap(({ packages, share, ...licence }) =>
    packages
      .filter((name) => shareOf('licence', build.image, licence.Name, name) < share)
      .map((PkgName) => ({ ...licence, PkgName, FilePath: '', Confidence: 1, Link: '' })),
  )
  return Licenses.length > 0 ? [{ Target: 'OS Packages', Class: 'license', Licenses }] : []
}
