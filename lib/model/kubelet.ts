import { z } from 'zod'

const text = z.string().catch('')
const flag = z.boolean().nullish().catch(null)
const number = z.number().nullish().catch(null)

/** Of a kubelet’s configuration, what the checks read; the kubelet tells it with its defaults filled in. */
export const kubeletConfigSchema = z.object({
  authentication: z
    .object({
      anonymous: z.object({ enabled: flag }).nullish(),
      x509: z.object({ clientCAFile: text.nullish() }).nullish(),
    })
    .nullish(),
  authorization: z.object({ mode: text.nullish() }).nullish(),
  readOnlyPort: number,
  streamingConnectionIdleTimeout: text.nullish(),
  makeIPTablesUtilChains: flag,
  eventRecordQPS: number,
  tlsCertFile: text.nullish(),
  tlsPrivateKeyFile: text.nullish(),
  serverTLSBootstrap: flag,
  rotateCertificates: flag,
  featureGates: z.record(z.string(), z.unknown()).nullish(),
  tlsCipherSuites: z.array(z.string()).nullish(),
  podPidsLimit: number,
  seccompDefault: flag,
})
export type KubeletConfig = z.infer<typeof kubeletConfigSchema>
