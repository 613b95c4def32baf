import type { AuditEvent } from '@/lib/model/audit-event'
import { isRoutine } from '../routine'
import type { Hit, StatelessDetection } from '../detection'
import { bindingOf, type Binding } from './binding'
import { bindingResources } from './rbac-object'

type BindingFacts = Omit<StatelessDetection, 'on' | 'match' | 'level' | 'failed'> & {
  find(binding: Binding, event: AuditEvent): Hit | null
}

/** A detection over the role and the subjects of a binding that a request wrote. Passed over: as for roles. */
export function bindingDetection(facts: BindingFacts): StatelessDetection {
  return {
    ...facts,
    level: 'Request',
    on: { verbs: ['create', 'update', 'patch'], resources: bindingResources },
    match(event, context) {
      if (isRoutine(event, context)) return null
      const binding = bindingOf(event)
      return binding && facts.find(binding, event)
    },
  }
}
