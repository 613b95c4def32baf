import { Forbidden } from '@/components/states/forbidden'

/** What a person sees who is signed in and has no role anywhere. */
export function NoRole() {
  return (
    <Forbidden
      title="You have no role yet"
      needs="Every page needs the role Security reader or Security admin on at least one environment."
      has="You are signed in, but nobody has given you one."
      askWhom={['a security admin']}
    />
  )
}
