#!/usr/bin/env node
// The door to the command line: works in a bare checkout, with nothing installed yet. Plain JavaScript, no imports
// from packages, until `prepare` has put them there.
import { prepare, root } from './prepare.js'

process.env.PLIMSOLL_ROOT ??= root
const [command = 'help'] = process.argv.slice(2)
await prepare({ build: ['up', 'demo', 'bench'].includes(command) })
if (command === 'collect') {
  const { collect } = await import('./collect.js')
  process.exit(await collect(process.argv.slice(3)))
}
const { register } = await import('tsx/esm/api')
register()
const { main } = await import('./main.ts')
// Idle connections would keep the process for half a minute.
process.exit(await main(process.argv.slice(2)))
