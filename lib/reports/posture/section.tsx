import { Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { ink } from './palette'
import { style } from './style'

const head = { marginTop: 18, paddingTop: 11, borderTopWidth: 0.75, borderTopColor: ink.border, marginBottom: 8 }

/**
 * A region of the report: hairline, title, one line of facts, then its content. All of them are children of the page
 * itself: only there does the layout keep `room` points after the title, so that it never ends a page.
 */
export function Section(props: { title: string; meta?: string; room?: number; children: ReactNode }) {
  return (
    <>
      <View minPresenceAhead={props.room ?? 90} wrap={false} style={head}>
        <Text style={style.sectionTitle}>{props.title}</Text>
        {props.meta && <Text style={[style.muted, style.small]}>{props.meta}</Text>}
      </View>
      {props.children}
    </>
  )
}

/** What is said where a list is empty: a sentence, never an empty table. */
export function Nothing({ children }: { children: string }) {
  return <Text style={style.muted}>{children}</Text>
}
