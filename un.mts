import { standards, controlsOf } from './lib/assess/frameworks'
import { checkById, checks } from './lib/assess/catalogue'
const named=[...new Set(standards.flatMap(controlsOf).flatMap(c=>c.checks))].sort()
console.log(checks.length, named.length, named.filter(i=>!checkById(i)).join(' '))
const mine=new Set(named); console.log('not mapped:', checks.map(c=>c.id).filter(i=>!mine.has(i)).join(' '))
