'use client'

import { useState } from 'react'
import { CodeBlock } from '../ui/code-block'
import { SegmentButtons } from '../ui/tabs'
import { TextField } from '../ui/text-field'
import { auditFlags, auditKubeconfig } from './audit-config'
import { auditPolicy } from './audit-policy'
import { SaveFile } from './save-file'
import { SelftestBox } from './selftest-box'

const parts = [
  { value: 'kubeconfig', label: 'Kubeconfig' },
  { value: 'policy', label: 'Audit policy' },
  { value: 'flags', label: 'Flags' },
] as const
type Part = (typeof parts)[number]['value']

type SetupProps = { collectorId: string; url: string; token: string | null }

/** How an API server is told to post its audit log here, with the files for it, and a test that it does. */
export function AuditSetup({ collectorId, url, token }: SetupProps) {
  const [cluster, setCluster] = useState('')
  const [part, setPart] = useState<Part>('kubeconfig')
  const kubeconfig = auditKubeconfig(url, cluster.trim(), token)
  return (
    <section className="stack" aria-label="Audit log of an API server">
      <div className="row between">
        <h3 className="h3">Audit log of an API server</h3>
        <SegmentButtons
          label="What the API server needs"
          options={parts}
          value={part}
          onChange={(value) => setPart(parts.find((each) => each.value === value)?.value ?? 'kubeconfig')}
        />
      </div>
      {part === 'kubeconfig' ? (
        <>
          <TextField
            label="Name of the cluster"
            name="cluster"
            value={cluster}
            onChange={(event) => setCluster(event.target.value)}
            hint="The same one in all reports of the cluster."
            maxLength={200}
            autoComplete="off"
          />
          <CodeBlock label="Kubeconfig for the API server" code={kubeconfig} />
          <p className="s muted">
            {token === null
              ? 'Put the token in place of PLIMSOLL_TOKEN. It was shown once, when it was made; a lost one is rotated.'
              : 'It holds the token, which is not shown again. Keep the file readable by the API server alone.'}
          </p>
          <SaveFile name="kubeconfig.yaml" text={kubeconfig} />
        </>
      ) : null}
      {part === 'policy' ? (
        <>
          <CodeBlock label="Audit policy" code={auditPolicy} />
          <SaveFile name="policy.yaml" text={auditPolicy} />
        </>
      ) : null}
      {part === 'flags' ? (
        <>
          <CodeBlock label="Flags of the API server" code={auditFlags} />
          <p className="s muted">
            Both files lie on every control-plane node and are mounted into the API server. EKS, AKS and GKE have no
            such flags: their logs are forwarded. docs/connect.md says how for each, and for kubeadm, k3s, RKE2 and
            OpenShift.
          </p>
        </>
      ) : null}
      <SelftestBox collectorId={collectorId} />
    </section>
  )
}
