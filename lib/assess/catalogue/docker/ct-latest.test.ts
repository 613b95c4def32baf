import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctLatest } from './ct-latest'

const of = (Image: string | null) => hardenedContainer({ Config: { Image } })

it.each([
  ['nginx:1.27', 'healthy'],
  ['nginx', ['Config.Image = "nginx"']],
  ['nginx:latest', ['Config.Image = "nginx:latest"']],
  [`nginx@sha256:${'a'.repeat(64)}`, 'healthy'],
  [`nginx:latest@sha256:${'a'.repeat(64)}`, 'healthy'],
  [`sha256:${'a'.repeat(64)}`, 'healthy'],
  ['4bb46517cac3', 'healthy'],
  [null, 'not-applicable: Not evaluated: "" is no name of an image'],
])('judges %s', (image, verdict) => expect(judgeContainer(ctLatest, of(image))).toEqual(verdict))
