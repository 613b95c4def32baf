// `npm run docs`: writes the pages of docs/ that are made from the code.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/lib/root'
import { madePages } from './pages'

for (const { file, text } of madePages()) {
  writeFileSync(join(root, file), text)
  console.log(file)
}
