/** An Azure Policy initiative: what it is called here, its version, its name and version at Microsoft, its lines. */
export type Initiative = readonly [id: string, name: string, version: string, initiative: string, lines: string]

/** An initiative, typed as such. */
export const initiative = (...parts: Initiative): Initiative => parts
