// `plimsoll collect …`: runs where the things that it looks at are, often in little memory. So it does not compile as
// it goes like the other commands: it is put into one file, which is loaded as it is. Also makes that file by itself:
// node bin/collect.js --bundle FILE
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './prepare.js'

/** Packages that others load if they are there. */
const absent = ['encoding', 'supports-color', 'bufferutil', 'utf-8-validate', 'cpu-features']

/** Writes the collectors, with all that they need, into one file that any Node >= 20.19 runs. */
async function bundle(file, footer = '') {
  const { build, stop } = await import('esbuild')
  await build({
    entryPoints: [join(root, 'bin', 'commands', 'collect.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    external: absent,
    alias: { '@': root },
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
    footer: { js: footer },
    // Packages of the older kind call `require`, which a module does not have.
    banner: { js: "import { createRequire as cr } from 'node:module'\nconst require = cr(import.meta.url)" },
  })
  await stop()
  return file
}

/** Bundles and runs. Resolves with the exit code. */
export async function collect(args) {
  const directory = join(root, 'node_modules', '.cache', 'plimsoll')
  mkdirSync(directory, { recursive: true })
  const file = await bundle(join(directory, `collect-${process.pid}.mjs`))
  const { run } = await import(pathToFileURL(file).href).finally(() => rmSync(file, { force: true }))
  return run(args)
}

const [, self = '', flag, target] = process.argv
if (self.endsWith('collect.js') && flag === '--bundle' && target) {
  await bundle(target, 'process.exit(await run(process.argv.slice(2)))')
}
