import { expect, it } from 'vitest'
import type { ObjectCheck } from '../check'
import { judge, patchOf } from './judge'
import { hardened, service, workload } from './workload'

/** What every check of pods must do. */
export function judgesPods(check: ObjectCheck): void {
  it('passes a hardened workload and needs no patch for it', () => {
    expect(judge(check, workload('Deployment', hardened))).toBe('healthy')
    expect(patchOf(check, workload('Deployment', hardened))).toBeNull()
  })

  it('says nothing about objects that have no pods', () => {
    expect(judge(check, service)).toBe('not-applicable: the object has no pod template')
  })
}
