import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import temml from 'temml'
import { expect, test } from 'vitest'
import { formulaLetters } from '../../.scripts/small-assets.mjs'

const folder = 'src/scenarios/lectures'

/** Formulas of all lectures in all languages, and one for each alphabet and for stretching symbols. */
const formulas = [
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      Array.from(readFileSync(join(folder, file), 'utf8').matchAll(/\$([^$\n]+)\$/g), ([, tex]) => tex!),
    ),
  String.raw`\mathbf{A} \mathcal{L} \mathbb{R} \boldsymbol{\theta} \hat{w} \tilde{x} \overline{y}`,
  String.raw`\sqrt{\frac{a}{b}} \left\langle \sum_i \int_0^1 \right\rangle \xrightarrow{f} \underbrace{x}_n \iff \lVert v \rVert`,
]

test('the formula typeface in the one file has every character of every lecture', () => {
  const known = new Set(formulaLetters())
  expect(formulas.length).toBeGreaterThan(200)
  const missing = formulas.flatMap((tex) => {
    const text = temml.renderToString(tex).replace(/<[^>]*>|&#?\w+;/g, '')
    return [...text].filter((letter) => !known.has(letter)).map((letter) => `${letter} in ${tex}`)
  })
  expect(missing).toEqual([])
})
