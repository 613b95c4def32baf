import type { ObservedProcess } from '@/lib/model/observed-process'

const interpreters =
  /^(?:python[\d.]*|perl[\d.]*|ruby[\d.]*|php[\d.]*|node|lua[\d.]*|java|sudo|nohup|setsid|env|(?:ba|da|z|k|a|c|tc)?sh|busybox)$/
const shells = /^(?:ba|da|z|k|a|c|tc|fi)?sh$|^busybox$/
const downloaders = /^(?:curl|wget|aria2c|axel|fetch|lwp-download|lynx)$/
const readers =
  /^(?:cat|less|more|head|tail|tac|nl|od|xxd|strings|base64|grep|egrep|awk|gawk|sed|cp|dd|tar|scp|rsync|vi|vim|nano|cut|sort|tee)$/

/** The whole line as it was typed, or nearly. */
export const lineOf = (process: ObservedProcess) => `${process.name} ${process.arguments}`.trim()
export const isShell = (process: { name: string }) => shells.test(process.name)
export const isDownloader = (process: { name: string }) => downloaders.test(process.name)
export const isReader = (process: { name: string }) => readers.test(process.name)

/** What runs: the program, and, where it is an interpreter, the script that it was given. */
export function programsOf(process: ObservedProcess): string[] {
  if (!interpreters.test(process.name)) return [process.name]
  const script = process.arguments.split(/\s+/).find((word) => word !== '' && !word.startsWith('-'))
  return script === undefined ? [process.name] : [process.name, script.split('/').at(-1) ?? script]
}

/** True for a program that was started and whose name, or script's name, fits. */
export const runs = (process: ObservedProcess, names: RegExp) =>
  process.act === 'exec' && programsOf(process).some((name) => names.test(name))

/** True for a program that was started with a line that fits. */
export const says = (process: ObservedProcess, pattern: RegExp) =>
  process.act === 'exec' && pattern.test(lineOf(process))

/** True for a call about a file that fits, by a program that has no business with it. */
export const touches = (process: ObservedProcess, file: RegExp, unless: RegExp) =>
  process.act === 'call' && !unless.test(process.name) && process.files.some((name) => file.test(name))

/** True for an address that is reached over the internet: none of RFC 1918, 6598, 3927, 4193, 4291, nor of the machine. */
export function isPublicAddress(address: string): boolean {
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(address)
  if (!parts) return /^[23][0-9a-f]{3}:/i.test(address)
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  if (first === 0 || first === 10 || first === 127 || first >= 224) return false
  if (first === 172 && second >= 16 && second < 32) return false
  if (first === 192 && second === 168) return false
  return !(first === 169 && second === 254) && !(first === 100 && second >= 64 && second < 128)
}
