import { expect, it } from 'vitest'
import { hardenedHost, hardenedImage, judgeHost } from '../../testing/docker'
import { imgUpdateAlone } from './img-update-alone'

const built = (...steps: string[]) =>
  hardenedHost({ images: { value: [{ ...hardenedImage, history: steps.map((by) => ({ by, secret: false })) }] } })

it.each([
  'RUN apt-get update',
  '/bin/sh -c apt-get -y update',
  'RUN apk update',
  '/bin/sh -c yum makecache',
  'RUN |1 A=b dnf -q check-update',
])('finds %s', (step) => {
  expect(judgeHost(imgUpdateAlone, built('ADD x in /', step))).toEqual([
    `images[0].history[1] = ${JSON.stringify(step)}`,
  ])
})

it.each([
  'RUN apt-get update && apt-get install -y curl',
  'RUN apk update && apk add curl',
  'RUN ./update apt',
  'RUN apk add --no-cache curl',
])('allows %s', (step) => {
  expect(judgeHost(imgUpdateAlone, built(step))).toBe('healthy')
})

it('knows nothing without the history', () => {
  const { history: _history, ...image } = hardenedImage
  expect(judgeHost(imgUpdateAlone, hardenedHost({ images: { value: [image] } }))).toMatch(
    /Not evaluated: the build history/,
  )
})
