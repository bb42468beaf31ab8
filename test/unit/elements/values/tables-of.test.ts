import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

/** Pictures without value tables, and why. */
const without: Readonly<Record<string, string>> = {
  'bl-run-comparison': 'has its numbers in a table',
  'bl-guess-bins': 'counts guesses in its own words',
  'bl-outcome-legend': 'is a list of words and numbers',
  'bl-legend': 'is a bar of colours with its ends in words',
  'bl-divider': 'is a line between two stages',
  'bl-stage': 'has those of its surface, which are made when they are asked for',
  'bl-contour-map': 'has those of its surface, which are made when they are asked for',
}

/** Source code that draws. */
const drawing = /<canvas|role="img"|class="chart"|<svg|createStage|createPolytopeStage|extends PlotElement/
/** Source code that provides tables; a plot does not compile without them. */
const telling = /get valueTables\(\)|extends PlotElement/

const elements = ['elements/charts', 'elements/network', 'elements/stage', 'pictures'].flatMap((folder) =>
  readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)bl-[\w-]+\.ts$/.test(file))
    .map((file) => ({
      tag: basename(file, '.ts'),
      text: readFileSync(join('src', folder, file), 'utf8'),
    })),
)
const pictures = elements.filter(({ text }) => drawing.test(text))

test('each picture element has tables of its values, or a reason why not', () => {
  expect(pictures.length).toBeGreaterThan(20)
  const bare = pictures.filter(({ tag, text }) => !telling.test(text) && !(tag in without))
  expect(bare.map(({ tag }) => tag)).toEqual([])
})

test('each reason belongs to such an element, and none has both tables and a reason', () => {
  const tags = pictures.filter(({ text }) => !telling.test(text)).map(({ tag }) => tag)
  expect(Object.keys(without).filter((tag) => !tags.includes(tag))).toEqual([])
})
