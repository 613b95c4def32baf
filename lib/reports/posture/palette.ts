import type { Severity } from '@/lib/model/severity'

/** The console's light tokens in sRGB: a page of paper is always light. */
export const ink = {
  text: '#151e25',
  muted: '#535c63',
  faint: '#656d73',
  line: '#e1e4e7',
  border: '#ccd2d5',
  surface: '#f4f7f8',
  accent: '#145f72',
  success: '#2a7449',
  inverse: '#1d2830',
  inverseText: '#fafcfd',
  hull: '#23333d',
  hullPaint: '#f8fbfb',
  hullWet: '#a7c3ce',
  water: '#ddedf2',
  data: '#23333d',
  dataSoft: '#bfc9cf',
  grid: '#e6e9eb',
} as const

/** Fill, edge and the letter's colour of a severity. Never used without its shape, letter or word. */
export const severityInk = {
  critical: { fill: '#a61733', edge: '#a61733', letter: '#ffffff' },
  high: { fill: '#ca5008', edge: '#ca5008', letter: '#ffffff' },
  medium: { fill: '#e8b53b', edge: '#a97416', letter: '#2a1c07' },
  low: { fill: '#4b70b4', edge: '#4b70b4', letter: '#ffffff' },
  informational: { fill: '#e6eaed', edge: '#747b81', letter: '#3b444a' },
  unknown: { fill: '#ffffff', edge: '#747b81', letter: '#3b444a' },
} as const satisfies Record<Severity, { fill: string; edge: string; letter: string }>

export const severityWord = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
  unknown: 'Unknown',
} as const satisfies Record<Severity, string>
