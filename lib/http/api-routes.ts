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
  'GET /api/v1/findings': 'Findings, the most urgent first',

  'POST /api/v1/ingest/{format}': 'Take in a report as its tool wrote it',
  'GET /api/v1/formats': 'The formats that can be sent',
  'GET /api/v1/reports': 'The ledger of reports',
  'GET /api/v1/reports/{id}': 'What became of a report',
  'GET /api/v1/reports/{id}/body': 'The body of a report as it came',
  'POST /api/v1/reports/{id}/replay': 'Process a report again',

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
