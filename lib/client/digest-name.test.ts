import { expect, it } from 'vitest'
import { digestName, imageNameParts } from './digest-name'

it('shortens digests', () => {
  expect(digestName(`sha256:${'9f2c41d7e0b35a86'.repeat(4)}`)).toBe('9f2c41d7e0b3')
  expect(digestName('')).toBe('')
})

it.each([
  ['docker.io/library/nginx:1.27', { registry: 'docker.io', path: 'library/nginx', short: 'nginx' }],
  ['reg.example:5000/booking/web:1.2', { registry: 'reg.example:5000', path: 'booking/web', short: 'booking/web' }],
  [`reg.example/web@sha256:${'a'.repeat(64)}`, { registry: 'reg.example', path: 'web', short: 'web' }],
  ['localhost/web', { registry: 'localhost', path: 'web', short: 'web' }],
  ['web:1', { registry: null, path: 'web', short: 'web' }],
])('reads %s', (name, parts) => {
  expect(imageNameParts(name)).toEqual(parts)
})
