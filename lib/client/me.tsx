'use client'

import { createContext, use, type ReactNode } from 'react'
import type { Grant } from '@/lib/auth/policy'

/** The signed-in person as pages see them. What they may do: `can(me.grants, permission, environmentId)`. */
export type Me = { id: string; name: string; email: string; grants: readonly Grant[] }

const Person = createContext<Me | null>(null)

/** Tells everything below who is signed in. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <Person value={me}>{children}</Person>
}

/** The signed-in person. Throws outside of the console, where there is none. */
export function useMe(): Me {
  const me = use(Person)
  if (!me) throw new Error('useMe needs a MeProvider above it')
  return me
}
