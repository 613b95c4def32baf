import { redirect } from 'next/navigation'

/** The way in: the overview. */
export default function Home() {
  redirect('/overview')
}
