import type { Check } from '../../check'
import { gwTls } from '../gw-tls'
import { ingEolController } from '../ing-eol-controller'
import { ingHost } from '../ing-host'
import { ingSnippets } from '../ing-snippets'
import { ingTls } from '../ing-tls'
import { svcAllowedPorts } from '../svc-allowed-ports'
import { svcExternalIps } from '../svc-external-ips'
import { svcLbSourceRanges } from '../svc-lb-source-ranges'
import { svcNodeport } from '../svc-nodeport'
import { svcPublicLb } from '../svc-public-lb'

/** Section H of the reference that needs one object alone: services, ingresses, gateways. */
export const exposureChecks: readonly Check[] = [
  svcAllowedPorts,
  svcPublicLb,
  svcLbSourceRanges,
  svcNodeport,
  svcExternalIps,
  ingTls,
  ingHost,
  ingSnippets,
  ingEolController,
  gwTls,
]
