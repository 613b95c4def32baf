/** What the URL of an asset holds. */
export const assetPageParams = ['environment', 'tab', 'open'] as const
export type AssetPageState = Partial<Record<(typeof assetPageParams)[number], string>>

const assetTabs = ['inside', 'posture', 'history', 'findings', 'alerts', 'relations'] as const
export type AssetTab = (typeof assetTabs)[number]

/** The tab that a URL asks for; else the first that holds something, because an empty one tells nothing. */
export function assetTab(value: string | undefined, counts: Readonly<Record<AssetTab, number>>): AssetTab {
  return assetTabs.find((tab) => tab === value) ?? assetTabs.find((tab) => counts[tab] > 0) ?? 'posture'
}
