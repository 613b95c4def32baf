import type { Moments } from './moment'
import type { DemoDecision } from './shape'

const ines = 'ines.aalto@harbourline.example'
const marek = 'marek.ochab@harbourline.example'
const jonas = 'jonas.weber@harbourline.example'
const priya = 'priya.raman@harbourline.example'

/** What people decided about the alerts, in time order. */
export function triageOf(moments: Moments): DemoDecision[] {
  const at = (days: number, minutes = 0) => moments.ago(days, minutes).toISOString()
  const decisions: DemoDecision[] = [
    { at: at(8, 1000), person: jonas, action: 'assign', match: { entity: 'manifest-archive' } },
    {
      at: at(8, 940),
      person: jonas,
      action: 'comment',
      match: { entity: 'manifest-archive' },
      comment: 'The archive still logs with log4j 2.14. Egress is closed until the rebuild.',
    },
    {
      at: at(8, 600),
      person: jonas,
      action: 'resolve',
      match: { entity: 'manifest-archive' },
      comment: 'Pods replaced, no trace left on the nodes.',
    },
    { at: at(7, 10), person: marek, action: 'assign', match: { entity: 'sftp-gateway' } },
    {
      at: at(6, 900),
      person: marek,
      action: 'resolve',
      match: { entity: 'sftp-gateway' },
      comment: 'Test of the partner team, announced too late.',
    },
    { at: at(4, 300), person: marek, action: 'assign', match: { entity: 'gps-gateway' } },
    { at: at(4, 290), person: marek, action: 'in-progress', match: { entity: 'gps-gateway' } },
    {
      at: at(3, 100),
      person: jonas,
      action: 'dismiss',
      match: { entity: 'image-builder' },
      reason: 'benign',
      comment: 'The builder installs packages, that is its work.',
    },
    { at: at(0, 240), person: priya, action: 'assign', match: { entity: 'ci' } },
    {
      at: at(0, 236),
      person: priya,
      action: 'in-progress',
      match: { entity: 'ci' },
      comment: 'Checking which pipeline used the deployer.',
    },
    { at: at(0, 52), person: ines, action: 'assign', match: { entity: 'card-tokeniser', nth: 0 } },
    { at: at(0, 50), person: ines, action: 'in-progress', match: { entity: 'card-tokeniser', nth: 0 } },
    {
      at: at(0, 44),
      person: ines,
      action: 'comment',
      match: { entity: 'card-tokeniser', nth: 0 },
      comment: 'The node is cordoned. Keys of the tokeniser are being replaced.',
    },
    { at: at(0, 40), person: ines, action: 'assign', match: { entity: 'ops-view-2' } },
    { at: at(0, 39), person: ines, action: 'in-progress', match: { entity: 'ops-view-2' } },
  ]
  const routine = Array.from({ length: 24 }, (_, nth): DemoDecision => {
    const person = [marek, jonas, ines][nth % 3] ?? ines
    const benign = nth % 3 !== 1
    const when = at(0, 230 - nth * 6)
    return benign
      ? {
          at: when,
          person,
          action: 'dismiss',
          match: { severity: 'low', nth },
          reason: nth % 2 === 0 ? 'benign' : 'false-positive',
        }
      : {
          at: when,
          person,
          action: 'resolve',
          match: { severity: 'medium', nth },
          comment: 'Looked into; work of the team on call.',
        }
  })
  return [...decisions, ...routine].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}
