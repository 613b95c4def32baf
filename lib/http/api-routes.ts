/** The methods that routes answer to. */
export const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const
export type Method = (typeof methods)[number]

/**
 * Every route of this installation with what it does in a few words. The registry of operations, the description of
 * the API and the table of who may call what are total over these names, and a test compares them with the files.
 */
export const apiRoutes = {
  'GET /api/auth/{all}': 'Session of the browser (Better Auth)',
  'POST /api/auth/{all}': 'Sign in, sign out, change the password (Better Auth)',
  'GET /api/health/live': 'Whether the process answers',
  'GET /api/health/ready': 'Whether database, migrations and queue are ready',
  'GET /api/metrics': 'Figures in the Prometheus text format',
  'GET /api/v1/openapi.json': 'This description',

  'GET /api/v1/overview': 'What the first page shows',
  'GET /api/v1/counts': 'Counts of the navigation',
  'GET /api/v1/score': 'The secure score',
  'GET /api/v1/score/history': 'The score day by day',
  'GET /api/v1/score/changes': 'What moved the score',
  'GET /api/v1/controls': 'The security controls and what each is worth',
  'GET /api/v1/checks': 'The catalogue of checks',
  'GET /api/v1/recommendations': 'Recommendations, the greatest gain first',
  'GET /api/v1/recommendations/{checkId}': 'One recommendation',
  'GET /api/v1/recommendations/{checkId}/resources': 'The resources a recommendation speaks of',
  'GET /api/v1/recommendations/{checkId}/resources/{assetId}': 'What a check found on one resource',

  'GET /api/v1/assets': 'The inventory',
  'GET /api/v1/assets/counts': 'How many assets there are of each kind',
  'GET /api/v1/assets/{id}': 'One asset',
  'GET /api/v1/assets/{id}/relations': 'What an asset holds, runs, exposes and belongs to',
  'GET /api/v1/images': 'Images, the riskiest first',
  'GET /api/v1/images/{id}': 'One image',
  'GET /api/v1/images/{id}/packages': 'The packages of an image',
  'GET /api/v1/findings': 'Findings, the most urgent first',
  'GET /api/v1/findings/counts': 'How many findings are open, by kind and severity',
  'GET /api/v1/findings/{asset}/{fingerprint}': 'One finding and who sees it',
  'GET /api/v1/vulnerabilities': 'Vulnerabilities, the worst first',
  'GET /api/v1/vulnerabilities/{id}': 'One vulnerability',
  'GET /api/v1/vulnerabilities/{id}/assets': 'The assets a vulnerability affects',
  'GET /api/v1/search': 'Find a text everywhere',

  'GET /api/v1/alert-types': 'The catalogue of alerts',
  'GET /api/v1/alerts': 'Alerts, the open and worst first',
  'GET /api/v1/alerts/counts': 'How many alerts there are, by status and severity',
  'GET /api/v1/alerts/histogram': 'Alerts over time',
  'GET /api/v1/alerts/owners': 'Who can own alerts',
  'GET /api/v1/alerts/{id}': 'One alert with its evidence and history',
  'POST /api/v1/alerts/{id}/status': 'Take up, resolve, dismiss or reopen an alert',
  'POST /api/v1/alerts/{id}/owner': 'Give an alert to somebody',
  'POST /api/v1/alerts/{id}/comments': 'Write a comment',
  'POST /api/v1/alerts/status': 'Change the status of many alerts',
  'POST /api/v1/alerts/owner': 'Give many alerts to somebody',
  'GET /api/v1/incidents': 'Incidents, the newest first',
  'GET /api/v1/stream': 'What changes, as it changes (server-sent events)',

  'POST /api/v1/ingest/{format}': 'Take in a report as its tool wrote it',
  'GET /api/v1/formats': 'The formats that can be sent',
  'GET /api/v1/reports': 'The ledger of reports',
  'GET /api/v1/reports/{id}': 'What became of a report',
  'GET /api/v1/reports/{id}/body': 'The body of a report as it came',
  'POST /api/v1/reports/{id}/replay': 'Process a report again',
  'GET /api/v1/reports/posture.pdf': 'The posture report to hand on',
  'GET /api/v1/exports/{file}': 'A list as a file, with its filters',

  'GET /api/v1/environments': 'Environments and their plans',
  'POST /api/v1/environments': 'Make an environment',
  'PATCH /api/v1/environments/{id}': 'Rename an environment, set its goal, switch plans',
  'GET /api/v1/collectors': 'Collectors and their health',
  'POST /api/v1/collectors': 'Make a collector and its token',
  'GET /api/v1/collectors/{id}': 'One collector',
  'PATCH /api/v1/collectors/{id}': 'Change a collector',
  'POST /api/v1/collectors/{id}/rotate': 'Give a collector a new token',
  'POST /api/v1/collectors/{id}/revoke': 'Revoke a collector',
  'GET /api/v1/people': 'People and their roles',
  'POST /api/v1/people': 'Make a person',
  'PATCH /api/v1/people/{id}': 'Change a person',
  'POST /api/v1/people/{id}/roles': 'Set the roles of a person',
  'POST /api/v1/people/{id}/disable': 'Close an account and end its sessions',
  'POST /api/v1/people/{id}/enable': 'Open an account again',
  'POST /api/v1/people/{id}/password': 'Set a new password',
  'GET /api/v1/audit': 'Who did what, the newest first',
  'GET /api/v1/me': 'Who asks, and what they may do',
  'GET /api/v1/me/sessions': 'My sessions',
  'POST /api/v1/me/sign-out-everywhere': 'End my other sessions',
  'GET /api/v1/tokens': 'My personal tokens',
  'POST /api/v1/tokens': 'Make a personal token',
  'POST /api/v1/tokens/{id}/revoke': 'Revoke a personal token',
} as const satisfies Record<`${Method} /api/${string}`, string>

export type RouteName = keyof typeof apiRoutes
export const routeNames = Object.keys(apiRoutes) as RouteName[]
