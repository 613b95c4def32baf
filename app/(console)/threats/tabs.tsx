import { withEnvironment } from '@/components/shell/environment-url'
import { Tabs } from '@/components/ui/tabs'

/** What alerts say taken together. */
export function ThreatTabs({
  current,
  environment,
}: {
  current: 'board' | 'noise' | 'reference'
  environment: string | null
}) {
  const href = (path: string) => withEnvironment(path, environment)
  return (
    <Tabs
      label="Threats"
      current={current}
      tabs={[
        { id: 'board', label: 'Tactics', href: href('/threats') },
        { id: 'noise', label: 'Noise', href: href('/threats/noise') },
        { id: 'reference', label: 'Alert reference', href: href('/threats/reference') },
      ]}
    />
  )
}
