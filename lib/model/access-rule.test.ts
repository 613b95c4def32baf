import { describe, expect, it } from 'vitest'
import { allows, allowsUrl, rulesOf, type AccessRule } from './access-rule'

function rule(verbs: string, apiGroups: string, resources: string, resourceNames = ''): AccessRule {
  const list = (text: string) => (text === '' ? [] : text.split(','))
  const [read] = rulesOf([
    {
      verbs: list(verbs),
      apiGroups: apiGroups.split(','),
      resources: list(resources),
      resourceNames: list(resourceNames),
    },
  ])
  if (!read) throw new Error('no rule')
  return read
}

// The tables of the authorizer's own tests, and the cases of its documentation.
describe('a rule', () => {
  it.each([
    ['a star as verb allows every verb', rule('*', 'g1', 'r1'), 'v1', 'g1', 'r1', true],
    ['… and no other group', rule('*', 'g1', 'r1'), 'v1', 'g2', 'r1', false],
    ['… and no other resource', rule('*', 'g1', 'r1'), 'v2', 'g1', 'r2', false],
    ['a star as group allows every group', rule('v1', '*', 'r1'), 'v1', 'g2', 'r1', true],
    ['… also the core group', rule('v1', '*', 'r1'), 'v1', '', 'r1', true],
    ['… and no other verb', rule('v1', '*', 'r1'), 'v2', 'g2', 'r1', false],
    ['a star as resource allows every resource', rule('v1', 'g1', '*'), 'v1', 'g1', 'r2', true],
    ['… and every subresource', rule('v1', 'g1', '*'), 'v1', 'g1', 'r2/scale', true],
    ['… and no other group', rule('v1', 'g1', '*'), 'v1', 'g2', 'r2', false],
    ['lists multiply', rule('v1,v2', 'g1,g2', 'r1,r2'), 'v2', 'g1', 'r2', true],
    ['a resource is not its subresources', rule('*', '*', 'pods'), 'get', '', 'pods/status', false],
    ['a subresource is not its resource', rule('*', '*', 'pods/status'), 'get', '', 'pods', false],
    ['a subresource allows itself alone', rule('*', '*', 'r1/s1'), 'v1', 'g1', 'r1/s2', false],
    [
      'a star before a subresource allows it everywhere',
      rule('v1', '*', '*/scale'),
      'v1',
      'apps',
      'deployments/scale',
      true,
    ],
    ['… and not the resource', rule('v1', '*', '*/scale'), 'v1', 'apps', 'deployments', false],
    ['… and not another whose name ends alike', rule('v1', '*', '*/scale'), 'v1', 'apps', 'deployments/upscale', false],
    ['a star behind a slash is no wildcard', rule('*', '*', 'nodes/*'), 'get', '', 'nodes/proxy', false],
    ['the core group is the empty text', rule('get', '', 'pods'), 'get', '', 'pods', true],
    ['the core group is not apps', rule('get', '', 'deployments'), 'get', 'apps', 'deployments', false],
    ['verbs are told apart by case', rule('GET', '', 'pods'), 'get', '', 'pods', false],
    ['an empty list of verbs allows nothing', rule('', '', 'pods'), 'get', '', 'pods', false],
  ])('%s', (_, given, verb, group, resource, expected) => {
    expect(allows(given, { verb, group, resource })).toBe(expected)
  })

  it.each([
    ['a request without a name', 'create', 'pods', undefined, false],
    ['a list, which has none', 'list', 'pods', undefined, false],
    ['the named object', 'get', 'pods', 'web', true],
    ['another object', 'get', 'pods', 'api', false],
    ['create on a subresource of the named object', 'create', 'pods/exec', 'web', true],
  ])('with names answers %s', (_, verb, resource, name, expected) => {
    const given = rule('get,list,create', '', 'pods,pods/exec', 'web')
    expect(allows(given, { verb, group: '', resource, ...(name !== undefined && { name }) })).toBe(expected)
  })

  it.each([
    ['*', '/anything', true],
    ['/apis', '/apis', true],
    ['/apis', '/apis/v1', false],
    ['/apis/*', '/apis/v1/x', true],
    ['/apis/*', '/apis', false],
    ['/foo/*', '/food', false],
  ])('for the path %s allows %s: %s', (url, asked, expected) => {
    const [given] = rulesOf([{ verbs: ['get'], nonResourceURLs: [url] }])
    if (!given) throw new Error('no rule')
    expect(allowsUrl(given, 'get', asked)).toBe(expected)
    expect(allowsUrl(given, 'post', asked)).toBe(false)
  })

  it('says which field has the wrong shape, and takes a role without rules', () => {
    expect(() => rulesOf([{ verbs: 'get' }])).toThrow('rules.0.verbs')
    expect(rulesOf(null)).toEqual([])
  })
})
