import { cisControls } from './cis-controls'
import { cisDocker } from './cis-docker'
import { cisKubernetes } from './cis-kubernetes'
import { cloudBenchmark } from './cloud-benchmark'
import type { FrameworkControl, Standard } from './framework'
import { further } from './further'
import { iso27002 } from './iso-27002'
import { nis2 } from './nis2'
import { nist80053 } from './nist-800-53'
import { nsaCisa } from './nsa-cisa'
import { pciContainers, pciDss } from './pci-dss'
import { podSecurityStandards } from './pod-security-standards'
import { soc2023, soc2Kubescape, soc2Type2 } from './soc-2'

/** Every standard, in the order in which they are shown. */
export const standards: readonly Standard[] = [
  ...podSecurityStandards,
  ...cisKubernetes,
  nsaCisa,
  cisDocker,
  pciDss,
  pciContainers,
  soc2Type2,
  soc2023,
  soc2Kubescape,
  nist80053,
  cisControls,
  iso27002,
  nis2,
  cloudBenchmark,
  ...further,
]

const byId = new Map(standards.map((standard) => [standard.id, standard]))

/** The standard with this id, or undefined. */
export const standardById = (id: string): Standard | undefined => byId.get(id)

/** All controls of a standard, in its order. */
export const controlsOf = (standard: Standard): FrameworkControl[] =>
  standard.sections.flatMap((section) => section.controls)
