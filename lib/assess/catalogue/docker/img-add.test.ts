import { expect, it } from 'vitest'
import { hardenedHost, hardenedImage, judgeHost } from '../../testing/docker'
import { imgAdd } from './img-add'

const built = (...steps: string[]) =>
  hardenedHost({ images: { value: [{ ...hardenedImage, history: steps.map((by) => ({ by, secret: false })) }] } })

it.each(['ADD https://example.com/a.tgz /opt # buildkit', '/bin/sh -c #(nop) ADD file:12 in /etc/app.conf '])(
  'finds %s',
  (step) => {
    expect(judgeHost(imgAdd, built(step))).toHaveLength(1)
  },
)

it.each([
  '/bin/sh -c #(nop) ADD file:4b in / ',
  'ADD alpine-minirootfs.tar.gz / # buildkit',
  'COPY . /app # buildkit',
  'RUN adduser ADD x',
])('allows %s', (step) => {
  expect(judgeHost(imgAdd, built(step))).toBe('healthy')
})
