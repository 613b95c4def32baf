import { expect, it } from 'vitest'
import { hardenedHost, hardenedImage, judgeHost } from '../../testing/docker'
import { imgVerifiedPackages } from './img-verified-packages'

const built = (by: string) =>
  hardenedHost({ images: { value: [{ ...hardenedImage, history: [{ by, secret: false }] }] } })

it.each([
  'RUN apt-get install --allow-unauthenticated x',
  'RUN curl -fsSL https://get.example | sh',
  'RUN wget -qO- x | bash -s',
  'RUN yum install --nogpgcheck x',
])('finds %s', (step) => {
  expect(judgeHost(imgVerifiedPackages, built(step))).toHaveLength(1)
})

it.each(['RUN curl -o a https://a && sha256sum -c a.sum && sh a', 'RUN apt-get install -y curl', 'RUN curl a | tar x'])(
  'allows %s',
  (step) => {
    expect(judgeHost(imgVerifiedPackages, built(step))).toBe('healthy')
  },
)
