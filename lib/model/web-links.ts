/** The links among texts of a report that a page may offer: absolute, http or https, without a password, each once. */
export function webLinks(texts: readonly string[], most = 50): string[] {
  const links = texts.flatMap((text) => {
    if (!URL.canParse(text.trim())) return []
    const { protocol, username, password, href } = new URL(text.trim())
    const isWeb = protocol === 'https:' || protocol === 'http:'
    return isWeb && username === '' && password === '' ? [href] : []
  })
  return [...new Set(links)].slice(0, most)
}
