import { parseArgs } from 'node:util'
import { auditOptions, collectAudit } from '@/collectors/audit/collect'
import { collectDocker, dockerOptions } from '@/collectors/docker/collect'
import { collectKubernetes, kubernetesOptions } from '@/collectors/kubernetes/collect'

const help = `Usage: plimsoll collect kubernetes [options]

Reports a cluster to Plimsoll: all of it at the start and every hour, changes within seconds. Reads only.

  --url URL             address of Plimsoll (or PLIMSOLL_URL)
  --token-file FILE     file with the collector's token (or PLIMSOLL_TOKEN_FILE, or the token in PLIMSOLL_TOKEN)
  --kubeconfig FILE     how to reach the cluster; without it KUBECONFIG, ~/.kube/config, or the pod's own account
  --context NAME        context of the kubeconfig
  --cluster-name NAME   what to call the cluster; without it, what its nodes say
  --spool DIRECTORY     where reports wait while the server is away (or PLIMSOLL_SPOOL)
  --spool-limit MIB     how much may wait there: 256
  --secret-names        also report which Secrets exist: their metadata, never their data

Usage: plimsoll collect docker [options]

Reports a Docker host, its containers and images: all of it at the start, every hour and seconds after a change.

  --url, --token-file   as above
  --host ADDRESS        unix:///var/run/docker.sock, or tcp://host:2376 with DOCKER_CERT_PATH (or DOCKER_HOST)
  --root DIRECTORY      where the root of the host lies: / on the host itself, /host where it is mounted (or
                        PLIMSOLL_HOST_ROOT); without it its files are not looked at, and say so
  --host-name NAME      what to call the host; without it, what the engine says
  --spool DIRECTORY     where a report waits while the server is away (or PLIMSOLL_SPOOL)
  --once                print one snapshot and end: see for yourself what would be sent

Usage: plimsoll collect audit --follow FILE --cluster NAME [options]

Sends what an API server writes into its audit log, over rotations and restarts, each event once.

  --url, --token-file   as above
  --follow FILE         the log: --audit-log-path of the API server (or PLIMSOLL_AUDIT_LOG)
  --cluster NAME        what the cluster is called (or PLIMSOLL_CLUSTER)
  --from-start          at the first run send what is there already, too
  --spool DIRECTORY     where events wait while the server is away, and how far the log was read (or PLIMSOLL_SPOOL)
  --spool-limit MIB     how much may wait there: 1024; then the log waits
  --health-port PORT    answer /live and /ready there
`

type Collector = (args: string[], signal: AbortSignal) => Promise<number>
const collectors: Record<string, Collector | undefined> = {
  kubernetes: (args, signal) =>
    collectKubernetes(parseArgs({ args, options: kubernetesOptions }).values, process.env, signal),
  audit: (args, signal) => collectAudit(parseArgs({ args, options: auditOptions }).values, process.env, signal),
  docker: (args, signal) => collectDocker(parseArgs({ args, options: dockerOptions }).values, process.env, signal),
}

/** `plimsoll collect KIND`: runs until it is told to stop. Returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const [kind = '', ...rest] = args
  const collect = Object.hasOwn(collectors, kind) ? collectors[kind] : undefined
  if (!collect) {
    process.stderr.write(help)
    return kind === '' || kind === '--help' ? 0 : 2
  }
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort())
  try {
    return await collect(rest, stop.signal)
  } catch (error) {
    if (!isUsage(error)) throw error
    process.stderr.write(`plimsoll: ${error.message}\n\n${help}`)
    return 2
  }
}

const isUsage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
