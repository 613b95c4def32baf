import { auditEvent } from '@/lib/ingest/adapters/kubernetes-audit/testing'
import { fresh, makeEnvironment } from './api'
import { expect, open, test } from './story'

test('an API server is connected by what the page hands out, and a self-test says that it arrives', async ({
  page,
}) => {
  const { id: environmentId } = await makeEnvironment(page.request, fresh('audit log'))
  await open(page, `/collectors?environment=${environmentId}`)
  await page.getByRole('button', { name: 'New collector' }).click()
  const dialog = page.getByRole('dialog', { name: 'New collector' })
  await dialog.getByLabel('Name').fill('audit-new')
  await dialog.getByLabel('Kubernetes audit log', { exact: true }).check()
  await dialog.getByRole('button', { name: 'Make collector' }).click()

  const pane = page.getByRole('complementary', { name: /^Collector / })
  const setup = pane.getByRole('region', { name: 'Audit log of an API server' })
  await setup.getByLabel('Name of the cluster').fill('quay-1')
  const kubeconfig = await setup.getByRole('region', { name: 'Kubeconfig for the API server' }).innerText()
  const [, server = ''] = /server: "([^"]+)"/.exec(kubeconfig) ?? []
  const [, token = ''] = /token: "(plc_[^"]+)"/.exec(kubeconfig) ?? []
  expect(server).toMatch(/\/api\/v1\/ingest\/kubernetes-audit\/cluster\/quay-1$/)
  const command = await setup.getByRole('region', { name: 'Self-test' }).innerText()
  const [, namespace = ''] = /kubectl get pods -n (plimsoll-selftest-\w+)/.exec(command) ?? []
  await expect(setup.getByText('Its alert is awaited here.')).toBeVisible()

  const now = new Date().toISOString().replace('Z', '000Z')
  const asked = auditEvent({
    auditID: fresh('selftest'),
    level: 'Metadata',
    verb: 'list',
    requestURI: `/api/v1/namespaces/${namespace}/pods?limit=500`,
    objectRef: { resource: 'pods', namespace, apiVersion: 'v1' },
    responseStatus: { code: 200 },
    requestObject: undefined,
    responseObject: undefined,
    requestReceivedTimestamp: now,
    stageTimestamp: now,
  })
  const answer = await fetch(server, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [asked] }),
  })
  expect(answer.status).toBe(202)
  await expect(setup.getByText(/It arrived .* received after \d+\.\d s/)).toBeVisible({ timeout: 20_000 })

  await setup.getByRole('link', { name: 'alert' }).click()
  await expect(page.getByRole('heading', { name: 'Self-test of the audit log' }).first()).toBeVisible()
})
