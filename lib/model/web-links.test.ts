import { expect, it } from 'vitest'
import { webLinks } from './web-links'

it('keeps web links, each once, and nothing that could run or mislead', () => {
  expect(
    webLinks([
      'https://nvd.nist.gov/vuln/detail/CVE-2025-1',
      ' https://nvd.nist.gov/vuln/detail/CVE-2025-1 ',
      'http://example.org',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>',
      '//example.org/x',
      'https://user:secret@example.org',
      'not a link',
      '',
    ]),
  ).toEqual(['https://nvd.nist.gov/vuln/detail/CVE-2025-1', 'http://example.org/'])
})

it('stops at the most that a page should list', () => {
  expect(webLinks(Array.from({ length: 80 }, (_, index) => `https://example.org/${index}`))).toHaveLength(50)
})
