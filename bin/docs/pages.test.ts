import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checks } from '@/lib/assess/catalogue'
import { alertTypes } from '@/lib/detect/alert-types'
import { formats } from '@/lib/model/format'
import { root } from '@/lib/root'
import { madePages, withPart } from './pages'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = [
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

describe('pages made from the code', () => {
  it.each(madePages())('$file is up to date (npm run docs)', ({ file, text }) => {
    expect(read(file)).toBe(text)
  })

  it('name every check and every kind of alert', () => {
    const [recommendations, alerts] = ['recommendations', 'alerts'].map((name) => read(`docs/reference/${name}.md`))
    for (const { id } of checks) expect(recommendations).toContain(`Id: \`${id}\``)
    for (const { id } of alertTypes) expect(alerts).toContain(`Id: \`${id}\``)
  })

  it('a part that is missing is an error', () => {
    expect(() => withPart('no such part', 'permissions', 'x')).toThrow('permissions')
    expect(withPart('a\n<!-- begin p -->\nold\n<!-- end p -->\nb', 'p', 'new')).toBe(
      'a\n<!-- begin p -->\nnew\n<!-- end p -->\nb',
    )
  })
})

describe('the worked example of the score', () => {
  it('shows the sums as a person would reckon them', () => {
    const page = read('docs/score.md')
    // 6 × 8/10 + 4 × 3/8 + 4 × 6/8 = 4.8 + 1.5 + 3 = 9.3 of 14.
    for (const text of ['6 × 8 ÷ 10 = 4.80', '4 × 3 ÷ 8 = 1.50', '9.30 of 14 points = **66.43 %**', '**64.79 %**']) {
      expect(page).toContain(text)
    }
  })
})

describe('documentation', () => {
  it('says how to send every format', () => {
    for (const format of formats) expect(read('docs/connect.md')).toContain(`/ingest/${format}`)
  })

  it('explains every variable of the environment', () => {
    const variables = [...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = '']) => name)
    expect(variables.length).toBeGreaterThan(8)
    for (const name of variables) expect(read('docs/operating.md')).toContain(`\`${name}\``)
  })

  it.each(pages)('%s links to files that exist', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link = '']) => link)
    for (const link of links) expect(() => readFileSync(join(root, dirname(file), link))).not.toThrow()
  })
})
