'use client'

import { useId, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { FormFailure } from '@/components/ui/form-failure'
import { Select } from '@/components/ui/select'
import { DateField, TextArea, TextField } from '@/components/ui/text-field'
import { endOfDay } from '@/lib/client/end-of-day'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { exemptionCategories, type ExemptionCategory } from '@/lib/model/assessment'
import { PreviewNote, usePreview, type Wanted } from './preview'
import { categoryHints, categoryWords } from './words'

/** What is to be exempted: a recommendation (null: all of them), and where the dialog begins. */
export type ToExempt = {
  checkId: string | null
  checkName: string | null
  asset: { id: string; name: string; environmentId: string; namespace: string | null } | null
}

type Scope = 'resource' | 'namespace' | 'labels' | 'environment'
type Props = { what: ToExempt; environments: readonly { id: string; name: string }[]; onClose: () => void }
type Result = { id: string; state: 'pending' | 'active' }

const scopeWords = {
  resource: 'This resource',
  namespace: 'A namespace',
  labels: 'Resources with labels',
  environment: 'The whole environment',
} as const satisfies Record<Scope, string>

const isScope = (text: string): text is Scope => Object.hasOwn(scopeWords, text)
const isCategory = (text: string): text is ExemptionCategory => exemptionCategories.some((one) => one === text)

/** Exempts something: where, how, why, until when; what it would hide and the score with it stand below as one types. */
export function ExemptDialog({ what, environments, onClose }: Props) {
  const id = useId()
  const { asset, checkId, checkName } = what
  const [environmentId, setEnvironment] = useState(asset?.environmentId ?? environments[0]?.id ?? '')
  const [scope, setScope] = useState<Scope>(asset ? 'resource' : 'namespace')
  const [category, setCategory] = useState<ExemptionCategory>('waiver')
  const [namespace, setNamespace] = useState(asset?.namespace ?? '')
  const [labels, setLabels] = useState('')
  const [everything, setEverything] = useState(checkId === null ? 'all' : 'one')
  const rules = labels.split(/[\s,]+/).filter((label) => label !== '')
  const incomplete = (scope === 'namespace' && namespace === '') || (scope === 'labels' && rules.length === 0)
  const wanted: Wanted | null = incomplete
    ? null
    : {
        environmentId,
        category,
        checkId: everything === 'all' ? null : checkId,
        assetId: scope === 'resource' ? (asset?.id ?? null) : null,
        namespace: scope === 'namespace' ? namespace : null,
        labels: scope === 'labels' ? rules : null,
      }
  const preview = usePreview(wanted)
  const command = useCommand<
    Wanted & { reason: string; evidenceLink: string | null; expiresAt: string | null },
    Result
  >(
    (body) => ({ path: '/api/v1/exemptions', body }),
    ['exemptions', 'recommendations', 'score', 'overview', 'assets', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    if (wanted === null) return
    const evidenceLink = formText(data, 'evidence').trim() || null
    const expiresAt = endOfDay(formText(data, 'expires'))
    command.run({ ...wanted, reason: formText(data, 'reason'), evidenceLink, expiresAt }, { onSuccess: onClose })
  }
  const scopes = (Object.keys(scopeWords) as Scope[]).filter((one) => one !== 'resource' || asset !== null)
  return (
    <Dialog
      open
      onClose={onClose}
      title={asset ? `Exempt ${asset.name}` : `Exempt from: ${checkName ?? 'all recommendations'}`}
      size="wide"
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            {preview.data?.needsApproval ? 'Ask for approval' : 'Exempt'}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        {asset === null && environments.length > 1 ? (
          <Select
            label="Environment"
            value={environmentId}
            onChange={(event) => setEnvironment(event.target.value)}
            options={environments.map(({ id: value, name: label }) => ({ value, label }))}
          />
        ) : null}
        <RadioGroup
          legend="Where"
          value={scope}
          onChange={(value) => isScope(value) && setScope(value)}
          columns={2}
          options={scopes.map((value) => ({ value, label: scopeWords[value] }))}
        />
        {scope === 'namespace' ? (
          <TextField
            label="Namespace"
            required
            mono
            maxLength={253}
            value={namespace}
            onChange={(event) => setNamespace(event.target.value.trim())}
            autoComplete="off"
          />
        ) : null}
        {scope === 'labels' ? (
          <TextField
            label="Labels"
            hint="A resource must carry all of them: team=till tier=front"
            required
            mono
            value={labels}
            onChange={(event) => setLabels(event.target.value)}
            autoComplete="off"
          />
        ) : null}
        {checkId === null ? null : (
          <RadioGroup
            legend="From"
            value={everything}
            onChange={setEverything}
            columns={2}
            options={[
              { value: 'one', label: checkName ?? checkId },
              { value: 'all', label: 'All recommendations' },
            ]}
          />
        )}
        <RadioGroup
          legend="How it counts"
          value={category}
          onChange={(value) => isCategory(value) && setCategory(value)}
          columns={2}
          options={exemptionCategories.map((value) => ({
            value,
            label: categoryWords[value],
            hint: categoryHints[value],
          }))}
        />
        <PreviewNote preview={preview} />
        <TextArea label="Reason" name="reason" required maxLength={2_000} hint="Who reads the score reads this too." />
        <TextField
          label="Evidence"
          name="evidence"
          type="url"
          optional
          placeholder="https://"
          maxLength={2_000}
          autoComplete="off"
        />
        <DateField
          label="Expires at the end of"
          hint="In UTC. Then it counts again by itself."
          optional
          name="expires"
        />
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
