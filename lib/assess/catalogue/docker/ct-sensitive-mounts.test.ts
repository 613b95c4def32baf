import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctSensitiveMounts } from './ct-sensitive-mounts'

const bind = (Source: string, RW = true) =>
  hardenedContainer({ Mounts: [{ Type: 'bind', Source, Destination: '/x', RW }] })

it.each([
  '/',
  '/etc',
  '/etc/',
  '/usr/../etc',
  '/proc',
  '/sys',
  '/dev',
  '/boot',
  '/lib',
  '/usr',
  '/root',
  '/home',
  '/run',
  '/var',
  '/var/lib/docker',
  '/var/lib/kubelet',
])('finds %s', (source) =>
  expect(judgeContainer(ctSensitiveMounts, bind(source))).toEqual([`Mounts[0].Source = ${JSON.stringify(source)}`]),
)

it.each(['/srv/shop', '/opt/etc', '/etc/localtime', '/var/lib/shop', '/home/shop/data/files', '/data'])(
  'allows %s',
  (source) => {
    expect(judgeContainer(ctSensitiveMounts, bind(source))).toBe('healthy')
  },
)

it('finds read-only mounts too, which docker-bench passes', () => {
  expect(judgeContainer(ctSensitiveMounts, bind('/etc', false))).toEqual(['Mounts[0].Source = "/etc"'])
})

it('has nothing against volumes of Docker', () =>
  expect(judgeContainer(ctSensitiveMounts, hardenedContainer())).toBe('healthy'))
