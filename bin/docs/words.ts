/** Stands at the head of a page that is made from the code. */
export const generatedNote = '<!-- Made by `npm run docs` from the code; changes here are overwritten. -->'

/** Text inside a table cell. */
export const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** `high` → `High`. */
export const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
