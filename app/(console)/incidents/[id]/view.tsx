'use client'

import { useQuery } from '@tanstack/react-query'
import '@/components/incidents/incidents.css'
import { IncidentAlerts } from '@/components/incidents/incident-alerts'
import { IncidentComment } from '@/components/incidents/incident-comment'
import { IncidentControls } from '@/components/incidents/incident-controls'
import { IncidentGraph } from '@/components/incidents/incident-graph'
import { IncidentSteps, IncidentStory } from '@/components/incidents/incident-story'
import { IncidentTimeline } from '@/components/incidents/incident-timeline'
import { alertWords, tacticName } from '@/components/incidents/words'
import { SeverityWord } from '@/components/mark/severity-mark'
import { severityNames } from '@/components/mark/severity-name'
import { AlertStatusMark } from '@/components/mark/status-mark'
import { withEnvironment } from '@/components/shell/environment-url'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { Note } from '@/components/ui/note'
import { PageHead } from '@/components/ui/page-head'
import { Region } from '@/components/ui/region'
import { formatStretch } from '@/components/ui/format-time'
import { can } from '@/lib/auth/policy'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import type { IncidentDetail } from '@/lib/model/incident-view'

/** The incident: what happened in words and as a picture, why it is as bad as it is, and what to do first. */
export function IncidentView({ id, environment }: { id: string; environment: string | null }) {
  const me = useMe()
  const query = useQuery({
    queryKey: keys.detail('incidents', id),
    queryFn: ({ signal }) => fetchJson<IncidentDetail>(`/api/v1/incidents/${encodeURIComponent(id)}`, { signal }),
  })
  const incident = query.data
  if (!incident) {
    if (!query.error) return <Loading what="incident" />
    return (
      <QueryFailure
        error={query.error}
        what="This incident"
        hides="What happened is not shown because of it."
        onRetry={() => void query.refetch()}
      />
    )
  }
  const href = (path: string) => withEnvironment(path, environment)
  const mayTriage = can(me.grants, 'alerts:triage', incident.environment.id)
  const [from, to] = [new Date(incident.firstSeenAt), new Date(incident.lastSeenAt)]
  const [rule] = incident.rules
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Incidents', href: href('/incidents') }]}
        title={incident.title}
        facts={
          <>
            <SeverityWord severity={incident.severity} />, {alertWords(incident.alerts)}, {formatStretch(from, to)},{' '}
            {incident.cluster?.name ?? incident.environment.name}
          </>
        }
      />
      {query.error ? <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={() => void query.refetch()} /> : null}
      {incident.sample ? (
        <Note tone="accent">Sample: made by a simulation, not by a sensor. Nothing of it happened.</Note>
      ) : null}
      {mayTriage ? (
        <IncidentControls incident={incident} />
      ) : (
        <div className="inc-controls">
          <AlertStatusMark status={incident.status} />
          <span className="muted">{incident.owner?.name ?? 'No owner'}</span>
          <span className="s muted">A security admin of {incident.environment.name} changes status and owner.</span>
        </div>
      )}
      <div className="inc-sheet">
        <div>
          <Region title="The story">
            <IncidentStory incident={incident} href={href} />
          </Region>
          <Region title="Who acted on what" note={`${incident.graph.nodes.length} entities`}>
            <IncidentGraph graph={incident.graph} href={href} />
          </Region>
          <Region title="Alerts" note={alertWords(incident.alertItems.length)}>
            {incident.capped === null ? null : <p className="s muted">It is full: {incident.capped}.</p>}
            <IncidentAlerts incident={incident} href={href} mayTriage={mayTriage} />
          </Region>
        </div>
        <div>
          <Region title={`Why ${severityNames[incident.severity].toLowerCase()}`}>
            <p className="wrap">
              {incident.severityReason === ''
                ? `Its worst alert is ${severityNames[incident.alertSeverity].toLowerCase()}.`
                : `Its worst alert is ${severityNames[incident.alertSeverity].toLowerCase()}. The incident is worse, because ${incident.severityReason}.`}
            </p>
            {rule ? <p className="s muted wrap inc-lead">{rule.description}</p> : null}
            <IncidentSteps incident={incident} />
            {incident.tactics.length === 0 ? null : (
              <p className="s muted">Tactics: {incident.tactics.map(tacticName).join(', ')}</p>
            )}
          </Region>
          <Region title="What to do first">
            <ol className="inc-first">
              {incident.firstSteps.map((step) => (
                <li key={step} className="wrap">
                  {step}
                </li>
              ))}
            </ol>
          </Region>
          <Region title="Timeline">
            {mayTriage ? <IncidentComment id={incident.id} /> : null}
            <IncidentTimeline changes={incident.timeline} />
          </Region>
        </div>
      </div>
    </>
  )
}
