import { withEnvironment } from '@/components/shell/environment-url'
import { Tabs } from '@/components/ui/tabs'

/** The two pages of the gate. */
export function GateTabs({ current, environment }: { current: 'answers' | 'policy'; environment: string | null }) {
  return (
    <Tabs
      label="Gate"
      current={current}
      tabs={[
        { id: 'answers', label: 'Answers', href: withEnvironment('/gate', environment) },
        { id: 'policy', label: 'Policy', href: withEnvironment('/gate/policy', environment) },
      ]}
    />
  )
}
