import { describe, expect, it } from 'vitest'
import { imageAsset, imageOfTarget } from './image'

const digest = (letter: string) => `sha256:${letter.repeat(64)}`

describe('the asset of an image', () => {
  it('is the same whatever the order of its names', () => {
    const digests = [`quay.io/a/b@${digest('1')}`, `docker.io/a/b@${digest('2')}`, '', null]
    const tags = ['quay.io/a/b:1', '<none>:<none>', 'a/b:2', null]
    const asset = imageAsset({ digests, tags })
    expect(asset?.key).toBe(`image/docker.io/a/b@${digest('2')}`)
    expect(asset?.name).toBe('docker.io/a/b:2')
    expect(imageAsset({ digests: digests.toReversed(), tags: tags.toReversed() })).toEqual(asset)
  })

  it.each([
    ['nginx', 'image/docker.io/library/nginx:latest'],
    ['localhost:5000/web:1', 'image/localhost:5000/web:1'],
    [`web@${digest('3')}`, `image/docker.io/library/web@${digest('3')}`],
    ['/tmp/web.tar', undefined],
    ['images/web.tar.gz', undefined],
    ['./layout', undefined],
    ['Not An Image', undefined],
  ])('is found by the typed name %s: %s', (name, key) => expect(imageAsset({ name })?.key).toBe(key))

  it('takes a typed name for a reference only when it says so, if other names are there', () => {
    const digests = [`a/b@${digest('1')}`]
    expect(imageAsset({ name: 'layout', digests })?.references).toBeUndefined()
    expect(imageAsset({ name: 'a/b:3', digests })?.references).toEqual(['docker.io/a/b:3'])
  })
})

it.each([
  ['library/nginx:1.27 (debian 12.5)', 'library/nginx:1.27'],
  ['usr/bin/app', undefined],
  ['two words (alpine 3)', undefined],
])('the target %j names the image %s', (target, name) => expect(imageOfTarget(target)).toBe(name))
