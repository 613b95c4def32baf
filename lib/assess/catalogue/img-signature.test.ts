import { expect, it } from 'vitest'
import { judge } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { imgSignature } from './img-signature'

it('says openly that nobody looked for signatures, so that a tool that did can decide', () => {
  const object = workload('Pod', { containers: [{ name: 'web', image: 'nginx' }] })
  expect(imgSignature.evaluate(object, { imageUsers: {} })).toEqual({
    status: 'not-applicable',
    evaluated: false,
    reason: 'Not evaluated: no signatures were looked up in the registry',
  })
  expect(judge(imgSignature, service)).toBe('not-applicable: the object has no pod template')
})
