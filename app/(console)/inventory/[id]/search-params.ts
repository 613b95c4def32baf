/** What the URL of an asset holds. */
export const assetPageParams = ['environment', 'tab', 'open'] as const
export type AssetPageState = Partial<Record<(typeof assetPageParams)[number], string>>

const assetTabs = ['posture', 'findings', 'alerts', 'relations'] as const
export type AssetTab = (typeof assetTabs)[number]

/** The tab that a URL asks for; the posture for anything else. */
export function assetTab(value: string | undefined): AssetTab {
  return assetTabs.find((tab) => tab === value) ?? 'posture'
}
