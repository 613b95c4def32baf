import { settingsInForce, type SettingOf } from '@/lib/assess/setting'
import type { Transaction } from '@/lib/db'

/** What is in force for each check of the environment now. */
export async function readCheckSettings(
  tx: Pick<Transaction, 'checkSetting'>,
  environmentId: string,
): Promise<SettingOf> {
  return settingsInForce(await tx.checkSetting.findMany({ where: { environmentId } }))
}
