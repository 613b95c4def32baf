import type { ComplianceControl, StandardStanding } from '@/lib/model/compliance'
import type { Column } from '../csv'

/** A control of a standard as a line of a spreadsheet. Results: a resource counts once for each check. */
export const complianceColumns: Column<ComplianceControl>[] = [
  { header: 'Standard', value: (row) => row.standardName },
  { header: 'Control', value: (row) => row.control },
  { header: 'Title', value: (row) => row.title },
  { header: 'Level', value: (row) => row.level },
  { header: 'Section', value: (row) => row.sectionTitle },
  { header: 'Status', value: (row) => row.status },
  { header: 'Reason', value: (row) => row.reason },
  { header: 'Results unhealthy', value: (row) => row.unhealthy },
  { header: 'Results healthy', value: (row) => row.healthy },
  { header: 'Results exempt', value: (row) => row.exempt },
  { header: 'Results not applicable', value: (row) => row.notApplicable },
  {
    header: 'Checks',
    value: (row) =>
      row.checks
        .filter(({ made }) => made)
        .map(({ id }) => id)
        .join(' '),
  },
  {
    header: 'Checks not made yet',
    value: (row) =>
      row.checks
        .filter(({ made }) => !made)
        .map(({ id }) => id)
        .join(' '),
  },
]

/** A standard as a line of a spreadsheet. */
export const standardColumns: Column<StandardStanding>[] = [
  { header: 'Id', value: (row) => row.id },
  { header: 'Standard', value: (row) => row.name },
  { header: 'Version', value: (row) => row.version },
  { header: 'Controls', value: (row) => row.controls },
  { header: 'Passed', value: (row) => row.counts.passed },
  { header: 'Failed', value: (row) => row.counts.failed },
  { header: 'Skipped', value: (row) => row.counts.skipped },
  { header: 'To be attested', value: (row) => row.counts.manual },
  { header: 'Not assessable', value: (row) => row.counts['not-assessable'] },
  { header: 'Mapping', value: (row) => row.mapping },
  { header: 'Source', value: (row) => row.source },
]
