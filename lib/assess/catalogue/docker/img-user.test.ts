import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { imgUser } from './img-user'

const of = (User: string | null, ofImage: string | null = null) => {
  const document = hardenedContainer({ Config: { Image: 'a:1', User } })
  return { ...document, image: { Config: { User: ofImage }, RepoDigests: null } }
}

it.each([
  ['10001', null, 'healthy'],
  ['web:web', null, 'healthy'],
  ['', '10001', 'healthy'],
  ['', '', ['Config.User = ""']],
  ['root', '10001', ['Config.User = "root"']],
  ['0:0', null, ['Config.User = "0:0"']],
  ['00', null, ['Config.User = "00"']],
  [':1000', null, ['Config.User = ":1000"']],
  ['rooty', null, 'healthy'],
  [null, null, ['Config.User = ""']],
])('judges %j on an image of %j', (user, image, verdict) =>
  expect(judgeContainer(imgUser, of(user, image))).toEqual(verdict),
)

it('judges by the container where the image is not known', () => {
  expect(judgeContainer(imgUser, { ...of('1000'), image: null })).toBe('healthy')
})
