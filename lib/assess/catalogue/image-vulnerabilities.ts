import type { ImageCheck, ImageFindings } from '../check'
import { notApplicable, proof, verdictOf } from '../verdict'

const counted = ['critical', 'high', 'medium', 'low'] as const satisfies readonly (keyof ImageFindings)[]

/** Counterpart of Defender's recommendation for registry images: healthy means no open finding of low or worse. */
export const imageVulnerabilities: ImageCheck = {
  subject: 'image',
  assetKinds: ['image'],
  id: 'image-vulnerabilities',
  name: 'Container registry images should have vulnerability findings resolved',
  description:
    'Scanners found known vulnerabilities in the packages of this image. Every container started from it carries them, wherever it runs.',
  severity: 'high',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Rebuild on the newest base image: that alone resolves most findings in system packages.',
    'Raise the packages named in the findings to the version that fixes them, worst severity first.',
    'Where no fix exists, remove the package, or record why the finding does not matter.',
    'Roll the new image out and delete the old one from the registry.',
  ],
  mappings: {
    defender: 'Container registry images should have vulnerability findings resolved',
    defenderKey: 'dbd0cb49-b563-45e7-9724-889e799fa648',
    azurePolicy: '5f0f936f-2f01-4bf5-b6be-d423792fa562',
    nsa: ['PS-img'],
    kubescape: ['C-0085', 'C-0083', 'C-0084'],
  },
  evaluate(findings) {
    if (!findings.scanned) return notApplicable('image not scanned')
    const open = counted.filter((severity) => findings[severity] > 0)
    if (open.length === 0) return { status: 'healthy' }
    const total = open.reduce((sum, severity) => sum + findings[severity], 0)
    return verdictOf([
      ...open.map((severity) =>
        proof(severity, findings[severity], `${findings[severity]} open of severity ${severity}`),
      ),
      proof('fixable', findings.fixable, `${findings.fixable} of ${total} have a fix`),
    ])
  },
}
