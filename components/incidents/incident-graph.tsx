import Link from 'next/link'
import type { IncidentGraph as Graph } from '@/lib/model/incident-view'
import { alertWords, entityNames } from './words'
import { box, layOutGraph, shortName } from './lay-out-graph'

type GraphProps = { graph: Graph; href: (path: string) => string }

/** Who acted on what, as a picture and as a table that says the same. Wider than a phone, it scrolls in its place. */
export function IncidentGraph({ graph, href }: GraphProps) {
  const { width, height, nodes, links } = layOutGraph(graph)
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]))
  return (
    <>
      {/* The table below says the same; whoever sees the picture must be able to move it by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="inc-graph" role="group" aria-label="Picture of the entities" tabIndex={0}>
        <svg viewBox={`-1 -1 ${width + 2} ${height + 2}`} width={width + 2} height={height + 2} aria-hidden="true">
          {links.map((link) => (
            <path key={link.key} d={link.path} className="inc-link" strokeWidth={Math.min(4, 1 + link.alerts / 2)} />
          ))}
          {nodes.map((node) => (
            <g key={node.id} transform={`translate(${node.x} ${node.y})`}>
              <title>{`${entityNames[node.kind] ?? node.kind} ${node.name}: ${alertWords(node.alerts)}`}</title>
              <rect className="inc-node" width={box.width} height={box.height} rx="4" />
              <text className="inc-kind" x="8" y="13">
                {`${entityNames[node.kind] ?? node.kind} · ${alertWords(node.alerts)}`}
              </text>
              <text className="inc-name" x="8" y="27">
                {shortName(node.name)}
              </text>
            </g>
          ))}
        </svg>
      </div>
      {graph.left > 0 ? <p className="s muted">{graph.left} entities that fewer alerts name are not shown.</p> : null}
      <details className="inc-table">
        <summary>The same as a table</summary>
        <div className="tbl-place tbl-scroll">
          <table className="tbl tbl-tight">
            <caption className="sr-only">Entities of the incident</caption>
            <thead>
              <tr>
                <th scope="col">Kind</th>
                <th scope="col">Name</th>
                <th scope="col" className="num">
                  Alerts
                </th>
                <th scope="col">Leads to</th>
              </tr>
            </thead>
            <tbody>
              {graph.nodes.map((node) => {
                const onward = graph.links.flatMap((link) => (link.from === node.id ? (names.get(link.to) ?? []) : []))
                return (
                  <tr key={node.id}>
                    <td>{entityNames[node.kind] ?? node.kind}</td>
                    <td className="wrap">
                      <Link className="link" href={href(`/entities/${node.id}`)}>
                        {node.name}
                      </Link>
                    </td>
                    <td className="num">{node.alerts}</td>
                    <td className="wrap">{onward.join(', ') || '–'}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
