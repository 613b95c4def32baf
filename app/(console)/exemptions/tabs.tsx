import { withEnvironment } from '@/components/shell/environment-url'
import { Tabs } from '@/components/ui/tabs'

/** The two pages of what people decided about failures. */
export function DecisionTabs({
  current,
  environment,
}: {
  current: 'exemptions' | 'governance'
  environment: string | null
}) {
  return (
    <Tabs
      label="Decisions"
      current={current}
      tabs={[
        { id: 'exemptions', label: 'Exemptions', href: withEnvironment('/exemptions', environment) },
        { id: 'governance', label: 'Owners and due dates', href: withEnvironment('/governance', environment) },
      ]}
    />
  )
}
