import { describe, expect, it } from 'vitest'
import { route } from './route'

describe('a route', () => {
  const answer = route((_, { params }) => Promise.resolve(params))

  it('without parameters is answered: the built server hands over none at all', async () => {
    const response = await answer(new Request('http://127.0.0.1/api/v1/me'), { params: Promise.resolve(undefined) })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({})
  })

  it('gets each parameter as one text', async () => {
    const params = Promise.resolve({ id: 'a', all: ['b', 'c'] })
    const response = await answer(new Request('http://127.0.0.1/api/v1/x'), { params })
    expect(await response.json()).toEqual({ id: 'a', all: 'b/c' })
  })
})
