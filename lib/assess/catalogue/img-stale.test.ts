import { expect, it } from 'vitest'
import { judge, messages } from '../testing/judge'
import { service, workload } from '../testing/workload'
import { imgStale } from './img-stale'

const now = new Date('2026-11-23T00:00:00Z')
const pod = (...images: string[]) => workload('Pod', { containers: images.map((image) => ({ name: 'web', image })) })
const built = (imageDates: Record<string, string>) => ({ imageUsers: {}, imageDates, now })

it('passes an image of this half-year', () => {
  expect(judge(imgStale, pod('web:1'), built({ 'web:1': '2026-06-01T00:00:00Z' }))).toBe('healthy')
})

it('finds an older one, and says when it was built', () => {
  const related = built({ 'web:1': '2025-01-02T03:04:05.678901234Z', 'web:2': '2026-11-01T00:00:00Z' })
  expect(judge(imgStale, pod('web:2', 'web:1'), related)).toEqual(['spec.containers[1].image = "web:1"'])
  expect(messages(imgStale, pod('web:1'), related)).toEqual(['the image of container "web" was built 2025-01-02'])
})

it('takes another age', () => {
  const related = built({ 'web:1': '2026-11-01T00:00:00Z' })
  expect(judge(imgStale, pod('web:1'), related, { maximumAgeDays: 7 })).toHaveLength(1)
})

// Reproducible builds write 1970 (or a little later) as the date; that says nothing about age.
it.each(['1970-01-01T00:00:00Z', '1980-01-01T00:00:01Z', 'yesterday', '0001-01-01T00:00:00Z'])(
  'does not take %s for a date',
  (date) => {
    expect(judge(imgStale, pod('web:1'), built({ 'web:1': date }))).toBe(
      'not-applicable: Not evaluated: when the image was built is not known',
    )
  },
)

it('leaves images open that nobody looked into, and does not apply to other objects', () => {
  expect(judge(imgStale, pod('web:1'), built({}))).toMatch(/Not evaluated/)
  expect(judge(imgStale, pod('toString'), built({}))).toMatch(/Not evaluated/)
  expect(judge(imgStale, service, built({}))).toMatch(/^not-applicable: the object has no pod template/)
})
