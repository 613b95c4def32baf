import { severityNames } from '@/components/mark/severity-name'
import { severities } from '@/lib/model/severity'

const yesNo = (yes: string, no: string) => [
  { value: 'true', label: yes },
  { value: 'false', label: no },
]

/** The filters that findings, vulnerabilities and images share, in the words of a filter bar. */
export const facetFilters = [
  {
    id: 'severity',
    label: 'Severity',
    choice: 'multiple',
    options: severities.map((severity) => ({ value: severity, label: severityNames[severity] })),
  },
  { id: 'exploited', label: 'Known exploited', options: yesNo('Yes', 'No') },
  { id: 'exposed', label: 'Internet-facing', options: yesNo('Yes', 'No') },
  { id: 'running', label: 'Running', options: yesNo('Yes', 'No') },
  { id: 'fixable', label: 'Fix', options: yesNo('Available', 'None') },
] as const
