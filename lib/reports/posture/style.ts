import { StyleSheet } from '@react-pdf/renderer'
import { ink } from './palette'

/** Points of A4 (595 × 842): 48 at the sides leave 499 for the text. */
export const contentWidth = 499

export const style = StyleSheet.create({
  page: {
    paddingTop: 44,
    paddingBottom: 64,
    paddingHorizontal: 48,
    fontSize: 9,
    // No line height here: the renderer multiplies an inherited one again in the footer, which it draws per page.
    color: ink.text,
    fontFeatureSettings: ['tnum'],
  },
  row: { flexDirection: 'row', alignItems: 'center' },
  strong: { fontWeight: 600 },
  medium: { fontWeight: 500 },
  muted: { color: ink.muted },
  faint: { color: ink.faint },
  small: { fontSize: 8 },
  figure: { textAlign: 'right' },
  title: { fontSize: 20, lineHeight: 1.2, fontWeight: 600 },
  sectionTitle: { fontSize: 12, lineHeight: 1.3, fontWeight: 600 },
  chip: {
    backgroundColor: ink.inverse,
    color: ink.inverseText,
    borderRadius: 2,
    paddingHorizontal: 4,
    paddingVertical: 1,
    fontSize: 8,
    lineHeight: 1.3,
    fontWeight: 500,
  },
})
