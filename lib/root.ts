/** The folder of this checkout: what `bin/plimsoll` found itself in, else where the process was started. */
export const root = process.env.PLIMSOLL_ROOT ?? process.cwd()
