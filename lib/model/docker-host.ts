import { z } from 'zod'
import { dockerContainerSchema, dockerImageSchema } from './docker-container'
import { partOf } from './part'

/**
 * What `plimsoll collect docker` sends: one host, its engine, and the files that the CIS Docker Benchmark looks at.
 * Fields of the Engine API keep the names that the API gives them, so that evidence reads like `docker inspect`.
 * A part that could not be read says why; it is never left out and never guessed.
 */
const text = z.string().max(4_096)
const texts = z.array(text).max(2_000)
const whole = z.number().int()

const engineVersionSchema = z.object({
  Version: text,
  ApiVersion: text.nullish(),
  Components: z.array(z.object({ Name: text, Version: text })).nullish(),
})

const engineInfoSchema = z.object({
  Name: text.nullish(),
  OperatingSystem: text.nullish(),
  KernelVersion: text.nullish(),
  Architecture: text.nullish(),
  DockerRootDir: text.nullish(),
  Driver: text.nullish(),
  LoggingDriver: text.nullish(),
  CgroupVersion: text.nullish(),
  SecurityOptions: texts.nullish(),
  LiveRestoreEnabled: z.boolean().nullish(),
  ExperimentalBuild: z.boolean().nullish(),
  Warnings: texts.nullish(),
  Plugins: z.object({ Authorization: texts.nullish() }).nullish(),
  RegistryConfig: z
    .object({
      InsecureRegistryCIDRs: texts.nullish(),
      IndexConfigs: z.record(text, z.object({ Secure: z.boolean().nullish() })).nullish(),
    })
    .nullish(),
  Swarm: z
    .object({ LocalNodeState: text.nullish(), NodeAddr: text.nullish(), ControlAvailable: z.boolean().nullish() })
    .nullish(),
})

/** Owner and permission bits of one path; null: it does not exist; a text: why it could not be looked at. */
const fileSchema = z.union([z.object({ uid: whole, gid: whole, mode: whole }), z.null(), z.object({ unread: text })])

/** Of a swarm only what a manager knows: names, never the content of secrets. */
const swarmSchema = z.object({
  AutoLockManagers: z.boolean(),
  /** Nanoseconds, as the Engine API counts. */
  NodeCertExpiry: z.number().nullish(),
  RootRotationInProgress: z.boolean().nullish(),
  /** Begin of validity of the root certificate, which the collector reads out of it. */
  rootSince: text.nullish(),
  nodes: z.array(z.object({ Role: text, Leader: z.boolean().nullish() })).max(10_000),
  secrets: whole,
  /** Services and the names of their environment variables that hold a value. */
  services: z.array(z.object({ Name: text, env: texts })).max(10_000),
})

const networkSchema = z.object({
  Name: text,
  Driver: text,
  Ingress: z.boolean().nullish(),
  Options: z.record(text, text).nullish(),
})

/** A host without its containers: what its asset keeps and checks of hosts read. */
export const dockerHostDocumentSchema = z.object({
  host: z.object({ id: text.min(1), hostname: text.min(1) }),
  /** The day on which it was looked at; enough for ages, and it does not make every snapshot a change. */
  day: z.iso.date(),
  engine: z.enum(['docker', 'podman']),
  version: partOf(engineVersionSchema),
  info: partOf(engineInfoSchema),
  networks: partOf(z.array(networkSchema).max(10_000)),
  /** null: not a manager of a swarm. */
  swarm: partOf(swarmSchema.nullable()),
  images: partOf(z.array(dockerImageSchema).max(20_000)),
  /** Every container in short, running or not. */
  inventory: partOf(z.array(z.object({ Name: text, State: text, Created: text.nullish(), ImageID: text })).max(20_000)),
  /** null: there is no such file. */
  daemonJson: partOf(z.record(text, z.json()).nullable()),
  commandLine: partOf(texts),
  files: partOf(z.record(text, fileSchema)),
  /** Paths of the unit files in use, drop-ins included. */
  units: partOf(z.object({ service: texts, socket: texts })),
  registryCertificates: partOf(texts),
  auditRules: partOf(texts),
  mountPoints: partOf(texts),
  dockerGroup: partOf(z.object({ gid: whole, members: texts }).nullable()),
  contentTrust: partOf(z.boolean()),
  listeners: partOf(z.array(z.object({ address: text, port: whole })).max(100)),
  userlandProxies: partOf(whole),
})
export type DockerHostDocument = z.infer<typeof dockerHostDocumentSchema>

export const dockerHostReportSchema = dockerHostDocumentSchema.omit({ day: true, inventory: true }).extend({
  plimsoll: z.literal('docker-host'),
  collectedAt: z.iso.datetime(),
  collector: z.object({ version: text }).nullish(),
  containers: partOf(z.array(dockerContainerSchema).max(20_000)),
})
export type DockerHostReport = z.infer<typeof dockerHostReportSchema>
