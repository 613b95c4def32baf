import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { ingress } from '../testing/network'
import { ingSnippets } from './ing-snippets'

describe('k8s-ing-snippets', () => {
  const nginx = (name: string) => `nginx.ingress.kubernetes.io/${name}`

  it.each(['configuration-snippet', 'server-snippet', 'auth-snippet', 'stream-snippet'])('finds %s', (name) => {
    const object = ingress({}, { [nginx(name)]: 'more_set_headers "x: y";', [nginx('ssl-redirect')]: 'true' })
    expect(judge(ingSnippets, object)).toEqual([
      `metadata.annotations["${nginx(name)}"] = ${JSON.stringify('more_set_headers "x: y";')}`,
    ])
    expect(expectMended(ingSnippets, object).metadata.annotations).toEqual({ [nginx('ssl-redirect')]: 'true' })
  })

  it('passes other annotations', () => {
    expect(judge(ingSnippets, ingress({}, { [nginx('rewrite-target')]: '/', [nginx('my-snippets')]: 'x' }))).toBe(
      'healthy',
    )
  })
})
