import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { pictured } from '../../../../src/elements/values/tables-of.ts'

/** Pictures without tables of their own, and why. */
const without: Readonly<Record<string, string>> = {
  'bl-run-comparison': 'has its numbers in a table',
  'bl-guess-bins': 'counts guesses in its own words',
  'bl-outcome-legend': 'is a list of words and numbers',
  'bl-legend': 'is a bar of colours with its ends in words',
}

/** What a file has that draws. */
const drawing = /<canvas|role="img"|class="chart"|<svg|createStage|createPolytopeStage/

const pictures = ['charts', 'network', 'stage'].flatMap((folder) =>
  readdirSync(join('src/elements', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)bl-[\w-]+\.ts$/.test(file))
    .filter((file) => drawing.test(readFileSync(join('src/elements', folder, file), 'utf8')))
    .map((file) => basename(file, '.ts')),
)
const tags = Object.keys(pictured)

test('each element that is a picture has tables of its values, or a reason', () => {
  expect(pictures.length).toBeGreaterThan(20)
  expect(pictures.filter((tag) => !tags.includes(tag) && !(tag in without))).toEqual([])
})

test('there is such an element for each that has tables, and none has both tables and a reason', () => {
  expect(tags.filter((tag) => !pictures.includes(tag))).toEqual([])
  expect(Object.keys(without).filter((tag) => tags.includes(tag))).toEqual([])
})
