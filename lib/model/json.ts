/** A value that JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** A fault in a report: where (`$.Results[3].Severity`) and what, in words a person can act on. */
export type Problem = { path: string; message: string }
