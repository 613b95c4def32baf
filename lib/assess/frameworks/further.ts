import { azureSubjects } from './azure-subjects'
import { american } from './further-american'
import { elsewhere } from './further-elsewhere'
import { checked, ids, type FrameworkControl, type Standard } from './framework'
import type { Initiative } from './initiative'

/** The controls of one line: all are decided by the same subjects, after which they are called. */
function controlsOf(line: string): FrameworkControl[] {
  const [words = '', controls = ''] = line.split('|')
  const subjects = ids(words).flatMap((word) => azureSubjects[word] ?? [])
  const title = subjects.map((subject) => subject.title).join(', ')
  const checks = subjects.map((subject) => subject.checks).join(' ')
  return ids(controls).map((id) => checked(id, title, checks))
}

const natural = new Intl.Collator('en', { numeric: true })

function standardOf([id, name, version, initiative, lines]: Initiative): Standard {
  const controls = lines
    .split('\n')
    .flatMap(controlsOf)
    .toSorted((a, b) => natural.compare(a.id, b.id))
  return {
    id,
    name,
    version,
    group: 'further',
    appliesTo: 'kubernetes',
    mapping: 'vendor',
    source: `Microsoft, Azure Policy initiative “${initiative}”, only its rules for objects of Kubernetes; a control is called after what those look at.`,
    sections: [{ id: 'controls', title: 'Controls', controls }],
  }
}

/** Standards that touch containers in a few controls only: ids of the standard, named after what is looked at. */
export const further: readonly Standard[] = [...american, ...elsewhere].map(standardOf)
