import { Gauge, Registry } from 'prom-client'
import { db } from '@/lib/db'
import { readFigures, type Figures } from './metrics-figures'
import { processMetrics } from './metrics-requests'

type Sample = { labels: Record<string, string>; value: number }

function families(figures: Figures): { name: string; help: string; labels: string[]; samples: Sample[] }[] {
  const jobs = (state: 'waiting' | 'running' | 'failed') =>
    figures.queue.map((row) => ({ labels: { task: row.task, state }, value: row[state] }))
  return [
    {
      name: 'plimsoll_reports_last_hour',
      help: 'Reports that came in within the hour, by how far they got.',
      labels: ['environment', 'format', 'status'],
      samples: figures.reports.map(({ count, ...labels }) => ({ labels, value: count })),
    },
    {
      name: 'plimsoll_queue_jobs',
      help: 'Jobs that wait, run, or have failed for good.',
      labels: ['task', 'state'],
      samples: [...jobs('waiting'), ...jobs('running'), ...jobs('failed')],
    },
    {
      name: 'plimsoll_queue_oldest_report_seconds',
      help: 'How long the oldest report has waited; 0 when none waits.',
      labels: [],
      samples: [{ labels: {}, value: figures.oldestQueuedSeconds ?? 0 }],
    },
    {
      name: 'plimsoll_alerts_open',
      help: 'Alerts that are active or in progress.',
      labels: ['environment', 'severity', 'status'],
      samples: figures.openAlerts.map(({ count, ...labels }) => ({ labels, value: count })),
    },
    {
      name: 'plimsoll_findings_open',
      help: 'Findings that at least one source still sees.',
      labels: ['environment', 'severity'],
      samples: figures.openFindings.map(({ count, ...labels }) => ({ labels, value: count })),
    },
    {
      name: 'plimsoll_secure_score_percent',
      help: 'The secure score, 0 to 100. An environment without evidence has none.',
      labels: ['environment'],
      samples: figures.scores.map(({ environment, percentage }) => ({ labels: { environment }, value: percentage })),
    },
    {
      name: 'plimsoll_notifications_total',
      help: 'Messages in the ledger of notifications (30 days), by how far they got and the kind of their channel.',
      labels: ['state', 'kind'],
      samples: figures.notifications.map(({ count, ...labels }) => ({ labels, value: count })),
    },
    {
      name: 'plimsoll_notifications_waiting',
      help: 'News and messages of notifications that wait in the outbox.',
      labels: [],
      samples: [{ labels: {}, value: figures.outbox.waiting }],
    },
    {
      name: 'plimsoll_notifications_oldest_seconds',
      help: 'How long the oldest of them has waited; 0 when none waits.',
      labels: [],
      samples: [{ labels: {}, value: figures.outbox.oldestSeconds }],
    },
    {
      name: 'plimsoll_collector_last_seen_seconds',
      help: 'Time since a collector last reported. One that never did is missing.',
      labels: ['environment', 'collector'],
      samples: figures.collectors.flatMap(({ lastSeenSeconds, ...labels }) =>
        lastSeenSeconds === null ? [] : [{ labels, value: lastSeenSeconds }],
      ),
    },
  ]
}

/** All figures in the Prometheus text format, and its media type. Each scrape is a fresh look: nothing goes stale. */
export async function renderMetrics(now: Date): Promise<{ text: string; contentType: string }> {
  const installation = new Registry()
  for (const { name, help, labels, samples } of families(await readFigures(db(), now))) {
    const gauge = new Gauge({ name, help, labelNames: labels, registers: [installation] })
    for (const sample of samples) gauge.set(sample.labels, sample.value)
  }
  const merged = Registry.merge([processMetrics().registry, installation])
  return { text: await merged.metrics(), contentType: merged.contentType }
}
