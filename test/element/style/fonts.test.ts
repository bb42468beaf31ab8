import { expect, test } from 'vitest'
import { loadFonts } from '../../../src/elements/style/fonts.ts'

test('names of typefaces are words that begin with a letter, since Firefox accepts no others', () => {
  loadFonts()
  const families = [...document.fonts].map(({ family }) => family.replace(/^["']|["']$/g, ''))
  expect(families).toContain('Source Serif Variable')
  expect(families.filter((family) => !/^[a-z][\w-]*( [a-z][\w-]*)*$/i.test(family))).toEqual([])
})
