import { OperationError } from '@/lib/errors'
import { UsageError } from './options'

type Command = { summary: string; load(): Promise<{ run(args: string[]): Promise<number | void> }> }

const commands: Record<string, Command> = {
  up: { summary: 'start everything: database, web pages, worker', load: () => import('./commands/up') },
  demo: { summary: 'the same, with a demo estate to look around in', load: () => import('./commands/demo') },
  migrate: {
    summary: 'bring the database to this version; at first, make an environment and an admin',
    load: () => import('./commands/migrate'),
  },
  web: { summary: 'only the web pages and the API', load: () => import('./commands/web') },
  worker: { summary: 'only a worker', load: () => import('./commands/worker') },
  token: {
    summary: 'token create --collector NAME --environment NAME --formats a,b [--expires 90d]',
    load: () => import('./commands/token'),
  },
  user: {
    summary: 'user create --email E --password P --role security_reader|security_admin [--environments a,b]',
    load: () => import('./commands/user'),
  },
  ingest: {
    summary: 'ingest FORMAT FILE… [--cluster NAME] : send files to a running server',
    load: () => import('./commands/ingest'),
  },
  collect: {
    summary: 'collect kubernetes [--kubeconfig FILE --context NAME --cluster-name NAME] : watch a cluster, report it',
    load: () => import('./commands/collect'),
  },
  gate: {
    summary:
      'gate REPORT… [--format trivy --sarif FILE --junit FILE] : may these images go on? 0 yes, 1 no, 2 undecided',
    load: () => import('./commands/gate'),
  },
  simulate: {
    summary: 'simulate SCENARIO [--cluster NAME] | --list | --clear [--environment NAME] : play an attack, as a sample',
    load: () => import('./commands/simulate'),
  },
  bench: {
    summary: 'bench [--only import,ack,lists,pages] [--findings N] : measure how fast this machine serves',
    load: () => import('./commands/bench'),
  },
  reset: { summary: 'delete the embedded database and all it holds', load: () => import('./commands/reset') },
}

function help(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return ['Usage: plimsoll COMMAND', '', ...lines, ''].join('\n')
}

/** Runs one command line. Returns the exit code: 0 done, 1 failed, 2 not understood. */
export async function main(args: string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help())
    return 0
  }
  const command = commands[name]
  if (!command) {
    process.stderr.write(`plimsoll: there is no command "${name}".\n\n${help()}`)
    return 2
  }
  try {
    const loaded = await command.load()
    return (await loaded.run(rest)) ?? 0
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`plimsoll: ${error.message}\nUsage: plimsoll ${command.summary}\n`)
      return 2
    }
    // Some libraries write a reason over many lines.
    const text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim()
    // A fault of the input names its place as in a JSON body; here it is an option.
    process.stderr.write(`plimsoll: ${error instanceof OperationError ? text.replace(/^\$\./, '--') : text}\n`)
    if (process.env.PLIMSOLL_LOG_LEVEL === 'debug') console.error(error)
    return 1
  }
}
