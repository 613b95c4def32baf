import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctDockerSocket } from './ct-docker-socket'

const bind = (Source: string) => hardenedContainer({ Mounts: [{ Type: 'bind', Source, Destination: '/x', RW: false }] })

it.each([
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/run',
  '/var/run/',
  '/',
  '/run/containerd/containerd.sock',
  '/run/user/1000/docker.sock',
])('finds %s', (source) => {
  expect(judgeContainer(ctDockerSocket, bind(source))).toHaveLength(1)
})

it.each(['/srv', '/run/shop', '/var/run/shop.sock', '/run/docker.sock.d'])('allows %s', (source) => {
  expect(judgeContainer(ctDockerSocket, bind(source))).toBe('healthy')
})
