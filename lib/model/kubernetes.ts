import { z } from 'zod'

/**
 * The fields of Kubernetes objects that we read. Everything else passes through untouched; what is here is
 * optional and may be null, as `kubectl` prints it. Names and types: Kubernetes API reference v1.
 */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish()
const strings = z.array(z.string())
const stringMap = z.record(z.string(), z.string())
const profile = z.looseObject({ type: optional(z.string()), localhostProfile: optional(z.string()) })
const seLinux = z.looseObject({
  user: optional(z.string()),
  role: optional(z.string()),
  type: optional(z.string()),
  level: optional(z.string()),
})

const securityContext = z.looseObject({
  privileged: optional(z.boolean()),
  allowPrivilegeEscalation: optional(z.boolean()),
  readOnlyRootFilesystem: optional(z.boolean()),
  runAsNonRoot: optional(z.boolean()),
  runAsUser: optional(z.number()),
  runAsGroup: optional(z.number()),
  procMount: optional(z.string()),
  capabilities: optional(z.looseObject({ add: optional(strings), drop: optional(strings) })),
  seccompProfile: optional(profile),
  appArmorProfile: optional(profile),
  seLinuxOptions: optional(seLinux),
  windowsOptions: optional(z.looseObject({ hostProcess: optional(z.boolean()), runAsUserName: optional(z.string()) })),
})

const podSecurityContext = securityContext.extend({
  fsGroup: optional(z.number()),
  supplementalGroups: optional(z.array(z.number())),
  sysctls: optional(z.array(z.looseObject({ name: z.string(), value: optional(z.string()) }))),
})

const addressed = optional(z.looseObject({ host: optional(z.string()) }))
const handler = optional(z.looseObject({ httpGet: addressed, tcpSocket: addressed }))

const container = z.looseObject({
  name: z.string(),
  image: optional(z.string()),
  imagePullPolicy: optional(z.string()),
  command: optional(strings),
  args: optional(strings),
  restartPolicy: optional(z.string()),
  securityContext: optional(securityContext),
  ports: optional(
    z.array(
      z.looseObject({
        containerPort: optional(z.number()),
        hostPort: optional(z.number()),
        protocol: optional(z.string()),
        name: optional(z.string()),
      }),
    ),
  ),
  livenessProbe: handler,
  readinessProbe: handler,
  startupProbe: handler,
  lifecycle: optional(z.looseObject({ postStart: handler, preStop: handler })),
  volumeMounts: optional(
    z.array(z.looseObject({ name: z.string(), mountPath: optional(z.string()), readOnly: optional(z.boolean()) })),
  ),
  resources: optional(
    z.looseObject({
      limits: optional(z.record(z.string(), z.union([z.string(), z.number()]))),
      requests: optional(z.record(z.string(), z.union([z.string(), z.number()]))),
    }),
  ),
})

export const podSpecSchema = z.looseObject({
  serviceAccountName: optional(z.string()),
  automountServiceAccountToken: optional(z.boolean()),
  nodeName: optional(z.string()),
  hostPID: optional(z.boolean()),
  hostIPC: optional(z.boolean()),
  hostNetwork: optional(z.boolean()),
  hostUsers: optional(z.boolean()),
  shareProcessNamespace: optional(z.boolean()),
  priorityClassName: optional(z.string()),
  nodeSelector: optional(stringMap),
  hostAliases: optional(z.array(z.looseObject({ ip: optional(z.string()), hostnames: optional(strings) }))),
  os: optional(z.looseObject({ name: optional(z.string()) })),
  securityContext: optional(podSecurityContext),
  containers: optional(z.array(container)),
  initContainers: optional(z.array(container)),
  ephemeralContainers: optional(z.array(container)),
  volumes: optional(
    z.array(
      z.looseObject({
        name: z.string(),
        hostPath: optional(z.looseObject({ path: z.string(), type: optional(z.string()) })),
        flexVolume: optional(z.looseObject({ driver: optional(z.string()) })),
        emptyDir: optional(
          z.looseObject({ medium: optional(z.string()), sizeLimit: optional(z.union([z.string(), z.number()])) }),
        ),
      }),
    ),
  ),
})
export type PodSpec = z.infer<typeof podSpecSchema>
export type Container = z.infer<typeof container>

export const ownerReferenceSchema = z.looseObject({
  apiVersion: optional(z.string()),
  kind: z.string(),
  name: z.string(),
  uid: optional(z.string()),
  controller: optional(z.boolean()),
})

export const objectMetadataSchema = z.looseObject({
  name: z.string().min(1),
  namespace: optional(z.string()),
  uid: optional(z.string()),
  labels: optional(stringMap),
  annotations: optional(stringMap),
  creationTimestamp: optional(z.string()),
  ownerReferences: optional(z.array(ownerReferenceSchema)),
})

/** Any object of the API: type, metadata, and the rest as it came. */
export const kubernetesObjectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: objectMetadataSchema,
  spec: optional(z.looseObject({})),
})
export type KubernetesObject = z.infer<typeof kubernetesObjectSchema>

export const workloadKinds = [
  'Pod',
  'ReplicationController',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
] as const
