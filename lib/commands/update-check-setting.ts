import { z } from 'zod'
import { ownExclusions, storedParameters } from '@/lib/assess/setting'
import { OperationError } from '@/lib/errors'
import {
  exclusionParts,
  exclusionSchemas,
  parameterSchemas,
  type CheckSettingView,
  type ParameterValues,
} from '@/lib/model/check-setting'
import { defineCommand } from '@/lib/operation'
import { checkSettingView } from '@/lib/queries/check-setting-view'
import { checkIdInput, knownCheck } from '@/lib/queries/read-recommendation'
import { queueReassessment } from '@/lib/store/reassess'

const { namespaces, images, labels } = exclusionSchemas

/**
 * Sets exclusions and parameters of one check, or without `check` the exclusions that every check of pods inherits.
 * What is not named stays; null goes back to what is inherited. A worker then judges the environment anew.
 * Throws OperationError not-found, invalid (a parameter that the check does not have, or a value that is none).
 */
export const updateCheckSetting = defineCommand({
  name: 'check-setting.update',
  permission: 'environments:write',
  input: z.strictObject({
    environment: z.uuid(),
    check: checkIdInput.optional(),
    enabled: z.boolean().optional(),
    exclusions: z
      .strictObject({
        namespaces: namespaces.nullish(),
        images: images.nullish(),
        labels: labels.nullish(),
      })
      .optional(),
    parameters: z.record(z.string().max(100), z.unknown()).optional(),
  }),
  target: {
    on: 'environment',
    async find(tx, { environment }) {
      return (await tx.environment.findUnique({ where: { id: environment }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, now, actor }, { environment: id, check: checkId, enabled, exclusions = {}, parameters = {} }) {
    const environment = await tx.environment.findUnique({ where: { id } })
    if (!environment) throw new OperationError('not-found', 'There is no such environment.')
    const check = checkId === undefined ? null : knownCheck(checkId)
    if (!check && (enabled !== undefined || Object.keys(parameters).length > 0)) {
      throw new OperationError('invalid', '$.check: name the check that this is set for.', {
        problems: [{ path: '$.check', message: 'name the check that this is set for' }],
      })
    }
    await tx.$executeRaw`SELECT 1 FROM environment WHERE id = ${id}::uuid FOR UPDATE`
    const before = await tx.checkSetting.findMany({
      where: { environmentId: id, checkId: { in: ['', check?.id ?? ''] } },
    })
    const own = before.find((row) => row.checkId === (check?.id ?? ''))
    const lists: Record<string, readonly string[]> = { ...ownExclusions(own) }
    for (const part of exclusionParts) {
      const given = exclusions[part]
      if (given === null) delete lists[part]
      else if (given !== undefined) lists[part] = [...new Set(given)]
    }
    const row = {
      enabled: enabled ?? own?.enabled ?? true,
      exclusions: lists,
      parameters: merged(check?.parameters ?? [], storedParameters(own), parameters),
      updatedAt: now,
      updatedBy: actor.kind === 'user' ? actor.name : actor.kind,
    }
    const key = { environmentId: id, checkId: check?.id ?? '' }
    const isBare = row.enabled && Object.keys(lists).length + Object.keys(row.parameters).length === 0
    if (isBare) await tx.checkSetting.deleteMany({ where: key })
    else
      await tx.checkSetting.upsert({ where: { environmentId_checkId: key }, create: { ...key, ...row }, update: row })
    await queueReassessment(tx, id)
    const after = [...before.filter((other) => other !== own), ...(isBare ? [] : [{ ...key, ...row }])]
    const result = checkSettingView(environment, check, after)
    const subject = { kind: 'check-setting', id: check?.id ?? id, name: check?.name ?? environment.name }
    const facts = (view: CheckSettingView) => ({
      enabled: view.enabled,
      ...Object.fromEntries(exclusionParts.map((part) => [part, view.exclusions[part].value])),
      ...Object.fromEntries(view.parameters.map(({ name, value }) => [name, value])),
    })
    return {
      result,
      audit: [
        {
          subject,
          environmentId: id,
          before: facts(checkSettingView(environment, check, before)),
          after: facts(result),
        },
      ],
    }
  },
})

type Declared = { name: string; type: keyof typeof parameterSchemas }

function merged(declared: readonly Declared[], own: ParameterValues, given: ParameterValues) {
  const values: Record<string, z.output<(typeof parameterSchemas)[keyof typeof parameterSchemas]>> = {}
  for (const { name, type } of declared) {
    const value = Object.hasOwn(given, name) ? given[name] : own[name]
    if (value === null || value === undefined) continue
    const parsed = parameterSchemas[type].safeParse(value)
    if (parsed.success) values[name] = parsed.data
    else if (Object.hasOwn(given, name)) refuse(name, parsed.error.issues[0]?.message ?? 'is no such value')
  }
  for (const name of Object.keys(given)) {
    if (!declared.some((parameter) => parameter.name === name)) refuse(name, 'the check has no such parameter')
  }
  return values
}

function refuse(name: string, message: string): never {
  const path = `$.parameters.${name}`
  throw new OperationError('invalid', `${path}: ${message}.`, { problems: [{ path, message }] })
}
