import { z } from 'zod'

/** Containers and images of a Docker host as its collector sends them, in the words of the Engine API. */
const text = z.string().max(4_096)
const texts = z.array(text).max(1_000)
const count = z.number().nullish()

/**
 * An environment variable without its value, which never leaves the host. `set`: the value is not empty;
 * `secret`: it has the shape of a credential.
 */
const variableSchema = z.object({ name: text, set: z.boolean(), secret: z.boolean() })
const variables = z.array(variableSchema).max(1_000).nullish()
const health = z.object({ Test: texts.nullish() }).nullish()

const hostConfigSchema = z.object({
  Privileged: z.boolean().nullish(),
  CapAdd: texts.nullish(),
  CapDrop: texts.nullish(),
  SecurityOpt: texts.nullish(),
  NetworkMode: text.nullish(),
  PidMode: text.nullish(),
  IpcMode: text.nullish(),
  UTSMode: text.nullish(),
  UsernsMode: text.nullish(),
  CgroupParent: text.nullish(),
  Memory: count,
  CpuShares: count,
  NanoCpus: count,
  CpuQuota: count,
  CpusetCpus: text.nullish(),
  PidsLimit: count,
  ReadonlyRootfs: z.boolean().nullish(),
  RestartPolicy: z.object({ Name: text.nullish(), MaximumRetryCount: count }).nullish(),
  Devices: z.array(z.object({ PathOnHost: text.nullish() })).nullish(),
  DeviceCgroupRules: texts.nullish(),
  Ulimits: z.array(z.object({ Name: text })).nullish(),
  LogConfig: z.object({ Type: text.nullish(), Config: z.record(text, text).nullish() }).nullish(),
})

const bindingSchema = z.object({ HostIp: text.nullish(), HostPort: text.nullish() })

export const dockerContainerSchema = z.object({
  Id: text.min(1),
  Name: text.min(1),
  Created: text.nullish(),
  /** Id of the image's configuration. */
  Image: text,
  AppArmorProfile: text.nullish(),
  ProcessLabel: text.nullish(),
  State: z.object({ Status: text, Health: z.object({ Status: text.nullish() }).nullish() }),
  Config: z.object({
    Image: text.nullish(),
    User: text.nullish(),
    Env: variables,
    Healthcheck: health,
    Labels: z.record(text, text).nullish(),
  }),
  HostConfig: hostConfigSchema,
  Mounts: z
    .array(
      z.object({
        Type: text.nullish(),
        Source: text.nullish(),
        Destination: text.nullish(),
        RW: z.boolean().nullish(),
        Propagation: text.nullish(),
      }),
    )
    .max(1_000)
    .nullish(),
  NetworkSettings: z
    .object({
      Ports: z.record(text, z.array(bindingSchema).nullable()).nullish(),
      /** Names of the networks it is in. */
      Networks: texts.nullish(),
    })
    .nullish(),
  /** Commands that run in it by `docker exec` right now. */
  execs: z.array(z.object({ user: text, privileged: z.boolean() })).nullish(),
  /** Names of its processes, without arguments; absent when it does not run or could not be asked. */
  processes: texts.nullish(),
})
export type DockerContainer = z.infer<typeof dockerContainerSchema>

export const dockerImageSchema = z.object({
  Id: text.min(1),
  RepoTags: texts.nullish(),
  RepoDigests: texts.nullish(),
  Created: text.nullish(),
  Size: count,
  Os: text.nullish(),
  Architecture: text.nullish(),
  Config: z.object({ User: text.nullish(), Env: variables, Healthcheck: health }).nullish(),
  /** `CreatedBy` of each build step, oldest first, without secrets; `secret` when one had to be taken out. */
  history: z
    .array(z.object({ by: text, secret: z.boolean() }))
    .max(1_000)
    .nullish(),
})
export type DockerImage = z.infer<typeof dockerImageSchema>

/** A container with what its engine and image say, as its asset keeps it and checks of containers read it. */
export const dockerContainerDocumentSchema = z.object({
  container: dockerContainerSchema,
  /** Of its image; null: the image was not looked into. */
  image: z.object({ Config: dockerImageSchema.shape.Config, RepoDigests: texts.nullish() }).nullable(),
  /** Of its engine. `noNewPrivileges`: the default of the daemon; null where it could not be read. */
  engine: z.object({ SecurityOptions: texts.nullable(), noNewPrivileges: z.boolean().nullable() }),
})
export type DockerContainerDocument = z.infer<typeof dockerContainerDocumentSchema>
