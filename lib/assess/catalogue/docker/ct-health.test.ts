import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctHealth } from './ct-health'

const state = (Status: string, health?: string | null) =>
  hardenedContainer({ State: { Status, Health: health === undefined ? null : { Status: health } } })

it.each([
  [state('running', 'healthy'), 'healthy'],
  [state('running', 'unhealthy'), 'healthy'],
  [state('running', 'starting'), 'healthy'],
  [state('running', 'none'), ['State.Health = "none"']],
  [state('running'), ['State.Health']],
  [state('created'), 'healthy'],
  [{ ...state('created'), image: null }, ['State.Health']],
])('judges %#', (document, verdict) => expect(judgeContainer(ctHealth, document)).toEqual(verdict))
