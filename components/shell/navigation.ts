import {
  Bell,
  BellRing,
  Boxes,
  Bug,
  ClipboardCheck,
  Crosshair,
  DoorClosed,
  Globe,
  Layers,
  LayoutDashboard,
  ListChecks,
  Plug,
  Radar,
  ScrollText,
  ShieldOff,
  Users,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'

export type Page = { id: string; label: string; href: string; icon: LucideIcon; key?: string }

/** The pages of the console in the order of the sidebar; `key` follows G. */
export const mainPages = [
  { id: 'overview', label: 'Overview', href: '/overview', icon: LayoutDashboard, key: 'o' },
  { id: 'alerts', label: 'Alerts', href: '/alerts', icon: Bell, key: 'a' },
  { id: 'incidents', label: 'Incidents', href: '/incidents', icon: Waypoints, key: 'n' },
  { id: 'threats', label: 'Threats', href: '/threats', icon: Crosshair, key: 't' },
  { id: 'recommendations', label: 'Recommendations', href: '/recommendations', icon: ListChecks, key: 'r' },
  { id: 'compliance', label: 'Compliance', href: '/compliance', icon: ClipboardCheck, key: 's' },
  { id: 'exemptions', label: 'Exemptions', href: '/exemptions', icon: ShieldOff, key: 'e' },
  { id: 'inventory', label: 'Inventory', href: '/inventory', icon: Boxes, key: 'i' },
  { id: 'images', label: 'Images', href: '/images', icon: Layers, key: 'c' },
  { id: 'vulnerabilities', label: 'Vulnerabilities', href: '/vulnerabilities', icon: Bug, key: 'v' },
  { id: 'gate', label: 'Gate', href: '/gate', icon: DoorClosed, key: 'p' },
] as const satisfies readonly Page[]

export const settingsPages = [
  { id: 'environments', label: 'Environments', href: '/environments', icon: Globe },
  { id: 'collectors', label: 'Collectors', href: '/collectors', icon: Plug },
  { id: 'notifications', label: 'Notifications', href: '/notifications', icon: BellRing },
  { id: 'detections', label: 'Detections', href: '/detections', icon: Radar },
  { id: 'people', label: 'People and roles', href: '/people', icon: Users },
  { id: 'audit', label: 'Audit log', href: '/audit', icon: ScrollText },
] as const satisfies readonly Page[]

export const accountHref = '/account'

/** Whether a path lies on a page or below it; the start is only itself. */
export function isOnPage(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}
