import { describe, expect, it } from 'vitest'
import type { ReportContext } from '../../adapter'
import { trivyAdapter } from '.'

const context: ReportContext = { collectedAt: '2026-03-01T12:00:00Z', collector: 'shop-pipeline' }
const repository = { RepoURL: 'https://github.com/acme/shop', Branch: 'main' }

function named(report: object, more: Partial<ReportContext> = {}) {
  const result = trivyAdapter.read([{ SchemaVersion: 2, Results: [], ...report }], { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation.assets.map(({ kind, key, name }) => [kind, key, name])
}

describe('a scanned tree', () => {
  it.each([
    ['a path', 'filesystem', 'services/api', {}, 'services/api'],
    ['the place it lay, by its collector', 'filesystem', '.', {}, 'shop-pipeline: .'],
    ['its repository', 'repository', '.', repository, 'https://github.com/acme/shop'],
    ['its repository and path', 'repository', 'services/api', repository, 'https://github.com/acme/shop: services/api'],
    ['its address', 'repository', 'https://example.com/x', repository, 'https://example.com/x'],
    ['the file of a machine', 'vm', 'disk.img', {}, 'disk.img'],
  ])('is called by %s', (_, ArtifactType, ArtifactName, Metadata, name) => {
    const report = { ArtifactType, ArtifactName, Metadata }
    expect(named(report)).toEqual([['artifact', `artifact/${ArtifactType}/${name}`, name]])
  })

  it('is called what the sender says', () => {
    const report = { ArtifactType: 'filesystem', ArtifactName: '.', Metadata: repository }
    expect(named(report, { scope: 'shop api' })).toEqual([['artifact', 'artifact/filesystem/shop api', 'shop api']])
  })
})

it('a header of scope does not rename an image', () => {
  const report = { ArtifactType: 'container_image', ArtifactName: 'example.com/web:1' }
  expect(named(report, { scope: 'shop' })[0]).toEqual(['image', 'image/example.com/web:1', 'example.com/web:1'])
})

it('an archive is an image, called by its file', () => {
  const ImageID = `sha256:${'a'.repeat(64)}`
  const report = { ArtifactType: 'container_image', ArtifactName: 'out/web.tar', Metadata: { ImageID } }
  expect(named(report)).toEqual([['image', `image/<none>@${ImageID}`, 'out/web.tar']])
})

it.each([
  [
    'lines',
    [
      { SchemaVersion: 2, ArtifactName: 'a:1' },
      { SchemaVersion: 2, ArtifactName: 'b:1' },
    ],
  ],
  [
    'an array',
    [
      [
        { SchemaVersion: 2, ArtifactName: 'a:1' },
        { SchemaVersion: 2, ArtifactName: 'b:1' },
      ],
    ],
  ],
])('two reports in %s are to be sent one by one', (_, documents) => {
  expect(trivyAdapter.recognise(documents)?.message).toBe('expected one report, got 2: send each by itself')
})

it.each([
  ['prod', 'prod'],
  [undefined, 'kubernetes-admin@kubernetes'],
])('a cluster is called by the header %s before the name in a kubeconfig', (cluster, name) => {
  const report = { ClusterName: 'kubernetes-admin@kubernetes', Resources: [] }
  const result = trivyAdapter.read([report], { ...context, ...(cluster ? { cluster } : {}) })
  expect(result.ok && result.observation.title).toBe(name)
})
