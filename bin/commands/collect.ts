import { parseArgs } from 'node:util'
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
`

const collectors = { kubernetes: { options: kubernetesOptions, collect: collectKubernetes } } as const

/** `plimsoll collect KIND`: runs until it is told to stop. Returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const [kind = '', ...rest] = args
  if (!(kind in collectors)) {
    process.stderr.write(help)
    return kind === '' || kind === '--help' ? 0 : 2
  }
  const { options, collect } = collectors[kind as keyof typeof collectors]
  let values
  try {
    values = parseArgs({ args: rest, options }).values
  } catch (error) {
    process.stderr.write(`plimsoll: ${error instanceof Error ? error.message : String(error)}\n\n${help}`)
    return 2
  }
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort())
  return collect(values, process.env, stop.signal)
}
