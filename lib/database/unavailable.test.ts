import fc from 'fast-check'
import { expect, it } from 'vitest'
import { classifyError, problemResponse } from '@/lib/http/problem'
import { isDatabaseUnavailable } from './unavailable'

const named = (code: string, message = 'x') => Object.assign(new Error(message), { code })

it.each([
  ['a refused connection', new Error('connect ECONNREFUSED 127.0.0.1:5432')],
  ['a connection cut in mid-query', new Error('Connection terminated unexpectedly')],
  ['a server that shuts down', named('57P01', 'terminating connection due to administrator command')],
  ['a server that crashed', named('57P02')],
  ['a server that starts', named('57P03', 'the database system is starting up')],
  ['too many connections', named('53300')],
  ['a failed connection, in SQL', named('08006')],
  ['an empty pool', named('P2024')],
  ['a transaction that could not start', named('P2028')],
  ['a pool that waited in vain', new Error('timeout exceeded when trying to connect')],
  [
    'a cause two levels down',
    new Error('a', { cause: new Error('b', { cause: named('ECONNRESET', 'read ECONNRESET') }) }),
  ],
  [
    'what the driver told Prisma',
    Object.assign(new Error('query failed'), { meta: { driverAdapterError: named('57P01') } }),
  ],
])('%s means that the database is away', (_, error) => {
  expect(isDatabaseUnavailable(error)).toBe(true)
  expect(classifyError(error).code).toBe('unavailable')
})

it.each([
  ['a broken rule of a table', named('23505', 'duplicate key value violates unique constraint')],
  ['a fault of ours', new TypeError("Cannot read properties of undefined (reading 'id')")],
  ['a wrong query', named('42601', 'syntax error at or near')],
  ['a full disk', named('53100', 'could not extend file')],
  ['a row that is not there', named('P2025')],
  ['nothing', null],
  ['a text', 'ECONNREFUSED'],
])('%s does not', (_, error) => {
  expect(isDatabaseUnavailable(error)).toBe(false)
})

it('takes anything, a cause that is its own cause too', () => {
  const circle = new Error('round')
  circle.cause = circle
  expect(isDatabaseUnavailable(circle)).toBe(false)
  fc.assert(fc.property(fc.anything(), (thrown) => typeof isDatabaseUnavailable(thrown) === 'boolean'))
})

it('answers 503 with the time to wait, and nothing of the error', async () => {
  const error = new Error('connect ECONNREFUSED 10.0.0.7:5432 user=plimsoll password=hunter2')
  const response = problemResponse(error, 'request-1', '/api/v1/findings')
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('5')
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({ code: 'unavailable', status: 503, requestId: 'request-1' })
  expect(text).not.toMatch(/hunter2|10\.0\.0\.7/)
})

it('answers 500 for what nobody foresaw, and nothing of the error', async () => {
  const response = problemResponse(new Error('secret of the house'), 'request-2', '/api/v1/findings')
  expect(response.status).toBe(500)
  expect(response.headers.get('retry-after')).toBeNull()
  expect(await response.text()).not.toContain('secret')
})
