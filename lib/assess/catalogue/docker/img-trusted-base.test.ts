import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { imgTrustedBase } from './img-trusted-base'

const facts = (...trustedRegistries: string[]) => ({ images: new Map(), parameters: { trustedRegistries } })

it('judges once people say whom they trust', () => {
  expect(judgeHost(imgTrustedBase, hardenedHost())).toMatch(/^not-applicable: manual/)
  expect(judgeHost(imgTrustedBase, hardenedHost(), facts('registry.example.com'))).toBe('healthy')
  expect(judgeHost(imgTrustedBase, hardenedHost(), facts('registry.example.com/shop/'))).toBe('healthy')
  expect(judgeHost(imgTrustedBase, hardenedHost(), facts('registry.example.co'))).toHaveLength(1)
  expect(judgeHost(imgTrustedBase, hardenedHost({ images: { value: [] } }), facts('a.example'))).toBe(
    'not-applicable: the host stores no images',
  )
})

it('says nothing of images without a name', () => {
  const images = { value: [{ Id: 'sha256:1', RepoTags: ['<none>:<none>'] }] }
  expect(judgeHost(imgTrustedBase, hardenedHost({ images }), facts('a.example'))).toBe('healthy')
})
