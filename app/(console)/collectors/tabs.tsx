import { Tabs } from '@/components/ui/tabs'
import { searchHref } from '@/lib/client/search-params'

type TabsProps = {
  current: 'collectors' | 'gaps'
  environment: string | undefined
  /** How many gaps there are; undefined while that is not known. */
  gaps: number | undefined
}

/** Who reports, and what nobody reports on. */
export function CollectorTabs({ current, environment, gaps }: TabsProps) {
  return (
    <Tabs
      label="Reports and gaps"
      current={current}
      tabs={[
        { id: 'collectors', label: 'Collectors', href: searchHref('/collectors', { environment }) },
        {
          id: 'gaps',
          label: 'Gaps',
          href: searchHref('/collectors/gaps', { environment }),
          ...(gaps === undefined ? {} : { count: gaps }),
        },
      ]}
    />
  )
}
