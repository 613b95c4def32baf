import { expect, it } from 'vitest'
import { parseImageReference } from '@/lib/model/image-reference'
import { comesFrom } from './container-images'

const from = (image: string, ...places: string[]) => {
  const reference = parseImageReference(image)
  return reference !== null && comesFrom(reference, places)
}

it.each([
  ['nginx', 'docker.io'],
  ['nginx:1.27', 'docker.io/library'],
  ['ghcr.io/acme/shop/web:1', 'ghcr.io/acme'],
  ['ghcr.io/acme/web:1', 'ghcr.io/acme/'],
  ['ghcr.io/acme/web:1', 'ghcr.io/acme/web'],
  ['registry.example:5000/web', 'registry.example:5000'],
  ['index.docker.io/library/nginx', 'docker.io/library/ng*'],
])('%s comes from %s', (image, place) => {
  expect(from(image, 'other', place)).toBe(true)
})

it.each([
  ['ghcr.io.evil.example/acme/web', 'ghcr.io'],
  ['evil.example/ghcr.io/acme/web', 'ghcr.io/acme'],
  ['ghcr.io/acme-evil/web', 'ghcr.io/acme'],
  ['nginx', 'library'],
  ['registry.example/web', 'registry.example:5000'],
])('%s does not come from %s', (image, place) => {
  expect(from(image, place)).toBe(false)
  expect(from(image)).toBe(false)
})
