import { redactText } from '@/lib/model/redact'
import { list, pick, record, text, type Raw } from './pick'

/**
 * Takes out of an answer of the engine everything that we do not read, and every value that may be a secret, before
 * it goes anywhere. What stays is named field by field: a field that a later engine adds stays behind by itself.
 */
const hostConfigFields = [
  'Privileged',
  'CapAdd',
  'CapDrop',
  'SecurityOpt',
  'NetworkMode',
  'PidMode',
  'IpcMode',
  'UTSMode',
  'UsernsMode',
  'CgroupParent',
  'Memory',
  'CpuShares',
  'NanoCpus',
  'CpuQuota',
  'CpusetCpus',
  'PidsLimit',
  'ReadonlyRootfs',
  'DeviceCgroupRules',
]
/** Labels may hold anything; these say where a container belongs. */
const labelNames = ['com.docker.compose.project', 'com.docker.compose.service', 'com.docker.swarm.service.name']
const logOptions = ['max-size', 'max-file']

/** The names of environment variables, whether each holds a value, and whether that has the shape of a credential. */
export function stripEnv(env: unknown) {
  return list(env).flatMap((entry) => {
    if (typeof entry !== 'string') return []
    const at = entry.indexOf('=')
    const [name, value] = at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)]
    return [{ name: name.slice(0, 500), set: value !== '', secret: redactText(value) !== value }]
  })
}

const healthOf = (config: Raw) => {
  const test = list(record(config.Healthcheck).Test)
  // The command of a check may hold a password; that there is one is all that matters.
  return test.length === 0 ? null : { Test: [text(test[0]), ...(test.length > 1 ? ['…'] : [])] }
}

/** A container as `GET /containers/{id}/json` describes it, with what runs in it. */
export function stripContainer(inspected: unknown, live: { execs?: Raw[]; processes?: string[] }): Raw {
  const raw = record(inspected)
  const config = record(raw.Config)
  const hostConfig = record(raw.HostConfig)
  const state = record(raw.State)
  const network = record(raw.NetworkSettings)
  return {
    ...pick(raw, ['Id', 'Name', 'Created', 'Image', 'AppArmorProfile', 'ProcessLabel']),
    State: { Status: text(state.Status), Health: state.Health ? pick(state.Health, ['Status']) : null },
    Config: {
      ...pick(config, ['Image', 'User']),
      Env: stripEnv(config.Env),
      Healthcheck: healthOf(config),
      Labels: pick(config.Labels, labelNames),
    },
    HostConfig: {
      ...pick(hostConfig, hostConfigFields),
      RestartPolicy: pick(hostConfig.RestartPolicy, ['Name', 'MaximumRetryCount']),
      Devices: list(hostConfig.Devices).map((one) => pick(one, ['PathOnHost'])),
      Ulimits: list(hostConfig.Ulimits).map((one) => pick(one, ['Name'])),
      LogConfig: {
        ...pick(hostConfig.LogConfig, ['Type']),
        Config: pick(record(hostConfig.LogConfig).Config, logOptions),
      },
    },
    Mounts: list(raw.Mounts).map((one) => pick(one, ['Type', 'Source', 'Destination', 'RW', 'Propagation'])),
    NetworkSettings: {
      Ports: portsOf(network.Ports, hostConfig.PortBindings),
      Networks: Object.keys(record(network.Networks)),
    },
    ...live,
  }
}

/** What is bound now; of a container that has not started, what will be. */
function portsOf(bound: unknown, wanted: unknown): Raw {
  const ports = Object.keys(record(bound)).length > 0 ? record(bound) : record(wanted)
  return Object.fromEntries(
    Object.entries(ports).map(([inside, bindings]) => [
      inside,
      bindings === null ? null : list(bindings).map((one) => pick(one, ['HostIp', 'HostPort'])),
    ]),
  )
}

/** An image as `GET /images/{id}/json` describes it, with its history. */
export function stripImage(summary: unknown, inspected: unknown, history: unknown): Raw {
  const raw = record(inspected)
  const config = record(raw.Config)
  return {
    ...pick(raw, ['Id', 'Created', 'Size', 'Os', 'Architecture']),
    ...pick(summary, ['RepoTags', 'RepoDigests']),
    Config: { ...pick(config, ['User']), Env: stripEnv(config.Env), Healthcheck: healthOf(config) },
    // The engine gives the newest step first.
    history: list(history)
      .toReversed()
      .map((step) => stripStep(text(record(step).CreatedBy))),
  }
}

function stripStep(by: string) {
  // A reference to a variable is no secret.
  const literal = by.replaceAll(/\$\{?[A-Za-z_]\w*\}?/g, '')
  const isCut = literal.length > 8_000
  return {
    by: redactText(by).slice(0, 2_000),
    secret: redactText(isCut ? literal.slice(0, 8_000) : literal) !== (isCut ? literal.slice(0, 8_000) : literal),
  }
}
