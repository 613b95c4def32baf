import { describe, expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { judgesPods } from '../testing/ordinary'
import { workload } from '../testing/workload'
import { podSshServer } from './pod-ssh-server'

describe('k8s-pod-ssh-server', () => {
  judgesPods(podSshServer)
  const withFields = (fields: object) => workload('Deployment', { containers: [{ name: 'web', ...fields }] })
  const at = 'spec.template.spec.containers[0]'

  it('finds the port and the program', () => {
    expect(judge(podSshServer, withFields({ ports: [{ containerPort: 80 }, { containerPort: 22 }] }))).toEqual([
      `${at}.ports[1].containerPort = 22`,
    ])
    expect(judge(podSshServer, withFields({ command: ['/usr/sbin/sshd', '-D'] }))).toEqual([
      `${at}.command[0] = "/usr/sbin/sshd"`,
    ])
    expect(judge(podSshServer, withFields({ args: ['-c', 'dropbear -F &'] }))).toHaveLength(1)
  })

  it('passes clients and names that look alike', () => {
    const object = withFields({
      command: ['ssh', 'git@host'],
      args: ['/etc/sshd_config'],
      ports: [{ containerPort: 2222 }],
    })
    expect(judge(podSshServer, object)).toBe('healthy')
  })
})
