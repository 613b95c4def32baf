import type { Check } from '../../../check'
import { opsContainerSprawl } from '../ops-container-sprawl'
import { opsImageSprawl } from '../ops-image-sprawl'
import { ownDbPublished } from '../own-db-published'
import { ownDockerWarnings } from '../own-docker-warnings'
import { ownEnvSecrets } from '../own-env-secrets'
import { ownEolEngine } from '../own-eol-engine'
import { ownHostEscapeCombo } from '../own-host-escape-combo'
import { ownImageUnusedVuln } from '../own-image-unused-vuln'
import { ownLogRotation } from '../own-log-rotation'
import { ownRuncCve } from '../own-runc-cve'
import { ownTcpPublic } from '../own-tcp-public'
import { swarmAutolock } from '../swarm-autolock'
import { swarmBindInterface } from '../swarm-bind-interface'
import { swarmCaRotation } from '../swarm-ca-rotation'
import { swarmCertExpiry } from '../swarm-cert-expiry'
import { swarmDataPath } from '../swarm-data-path'
import { swarmKeyRotation } from '../swarm-key-rotation'
import { swarmManagers } from '../swarm-managers'
import { swarmOverlayEncryption } from '../swarm-overlay-encryption'
import { swarmSecrets } from '../swarm-secrets'

/** Checks of operation, of swarms, and our own, in the order of the benchmark. */
export const operationsChecks: readonly Check[] = [
  opsImageSprawl,
  opsContainerSprawl,
  swarmManagers,
  swarmBindInterface,
  swarmOverlayEncryption,
  swarmSecrets,
  swarmAutolock,
  swarmKeyRotation,
  swarmCertExpiry,
  swarmCaRotation,
  swarmDataPath,
  ownTcpPublic,
  ownEolEngine,
  ownRuncCve,
  ownEnvSecrets,
  ownDbPublished,
  ownDockerWarnings,
  ownLogRotation,
  ownImageUnusedVuln,
  ownHostEscapeCombo,
]
