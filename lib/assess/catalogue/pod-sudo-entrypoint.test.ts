import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { workload } from '../testing/workload'
import { podSudoEntrypoint } from './pod-sudo-entrypoint'

describe('k8s-pod-sudo-entrypoint', () => {
  judgesPods(podSudoEntrypoint)
  const starting = (command: string[], args: string[] = []) =>
    workload('Pod', { containers: [{ name: 'web', command, args }] })

  it.each(['sudo', '/usr/bin/sudo', 'exec sudo -E nginx', 'true; sudo nginx', '(sudo -n id)'])('finds %j', (word) => {
    expect(judge(podSudoEntrypoint, starting([word]))).toEqual([
      `spec.containers[0].command[0] = ${JSON.stringify(word)}`,
    ])
  })

  it('finds it in the script of a shell', () => {
    expect(judge(podSudoEntrypoint, starting(['sh', '-c'], ['sudo nginx -g "daemon off;"']))).toHaveLength(1)
  })

  it.each(['/etc/sudoers', 'pseudo', 'sudo-rs-check', 'visudo', '--sudo=false'])('passes %j', (word) => {
    expect(judge(podSudoEntrypoint, starting([word]))).toBe('healthy')
  })
})
