import { expect, it } from 'vitest'
import { formatBytes, formatChange, formatCount } from './format-count'
import { initials } from './initials'

it('groups thousands and says where counting stopped', () => {
  expect(formatCount(12408)).toBe('12,408')
  expect(formatCount(10000, true)).toBe('10,000+')
})

it('signs differences and never signs a zero', () => {
  expect(formatChange(2.41)).toBe('+2.4')
  expect(formatChange(-0.5)).toBe('−0.5')
  expect(formatChange(-0.04)).toBe('0.0')
})

it('writes bytes in decimal units', () => {
  expect(formatBytes(0)).toBe('0 B')
  expect(formatBytes(412_000)).toBe('412 kB')
  expect(formatBytes(999_999)).toBe('1.0 MB')
  expect(formatBytes(74_800_000)).toBe('74.8 MB')
})

it('stands two letters for a person, whatever the name looks like', () => {
  expect(initials('Ines Aalto')).toBe('IA')
  expect(initials('m.okafor@harbourline.example')).toBe('MO')
  expect(initials('Priya')).toBe('PR')
  expect(initials('José  María  Ñandú')).toBe('JÑ')
  expect(initials('   ')).toBe('?')
})
