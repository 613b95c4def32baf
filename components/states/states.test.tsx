import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Empty, NoMatch } from './empty'
import { Failed } from './failed'
import { Forbidden } from './forbidden'
import { Loading } from './loading'

const failed = (
  <Failed
    what="Alerts"
    cause="The database did not answer (503)."
    hides="There may be open alerts that you do not see here."
    requestId="7f3a91"
  />
)
const empty = <Empty title="No open alerts" evidence="13 of 15 collectors are on time." />
const forbidden = (
  <Forbidden
    needs="Rules are for security admins."
    has="You are a security reader."
    askWhom={['Ines Aalto', 'Marek Okafor']}
  />
)
const loading = <Loading what="alerts" rows={3} />

const text = (html: string) =>
  html
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()

it('tells a failure from emptiness by role, frame, picture and words', () => {
  const [bad, none] = [renderToStaticMarkup(failed), renderToStaticMarkup(empty)]
  expect(bad).toContain('role="alert"')
  expect(bad).toContain('sb-fail')
  expect(none).not.toMatch(/role="alert"|sb-fail/u)
  expect(text(bad)).toBe(
    'Failed to load Alerts could not be loaded The database did not answer (503). There may be open alerts that you do not see here. req 7f3a91',
  )
  expect(text(none)).toBe('No open alerts 13 of 15 collectors are on time.')
})

it('gives each state a picture of its own', () => {
  const pictures = [failed, empty, forbidden, loading].map(
    (state) => /<svg.*?<\/svg>/u.exec(renderToStaticMarkup(state))?.[0] ?? 'rows',
  )
  expect(new Set(pictures).size).toBe(4)
})

it('names who can give a missing role', () => {
  expect(text(renderToStaticMarkup(forbidden))).toContain('Ask Ines Aalto or Marek Okafor.')
})

it('marks loading as busy and says of what, once', () => {
  const html = renderToStaticMarkup(loading)
  expect(html).toContain('aria-busy="true"')
  expect(text(html)).toBe('Loading alerts')
  expect(html.match(/sk-row/gu)).toHaveLength(3)
})

it('counts the filters that hide everything and leads out of them', () => {
  const html = renderToStaticMarkup(<NoMatch what="alert" filters={1} clearHref="/alerts" />)
  expect(text(html)).toContain('No alert matches this filter')
  expect(html).toContain('href="/alerts"')
})

it('writes hostile names as text', () => {
  const html = renderToStaticMarkup(<Failed what={'<img src=x onerror="alert(1)">'} hides="Everything." />)
  expect(html).not.toContain('<img')
})
