import { afterEach, describe, expect, test } from 'vitest'
import '../../../src/experiment/functions/reader.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { pictureTex, pictureTitle } from '../../../src/view/surface/hud-lines.ts'
import { axisNames } from '../../../src/words/axes.ts'
import { experimentSentence } from '../../../src/words/experiment-sentence.ts'
import { german } from '../../../src/words/language/german/german.ts'
import { setTranslator } from '../../../src/words/language/language.ts'
import { Translator } from '../../../src/words/language/translator.ts'
import { written } from '../../../src/words/language/written.ts'
import { experimentName } from '../../../src/words/names.ts'
import { onFunction } from '../../support/experiments.ts'

afterEach(() => setTranslator(undefined))

const river = '0.02(w1-4)^2 + 2(w2-0.5sin(w1))^2'
const typed = (expression: string, further: object = {}) =>
  parseTraining(onFunction({ id: 'custom', expression, ...further }))
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('A typed function', () => {
  test('is titled by its formatted formula, for a canvas, a file and a screen reader', () => {
    const formula = '0.02(w₁ − 4)² + 2(w₂ − 0.5 sin w₁)²'
    expect(plain(pictureTitle(typed(river)))).toBe(formula)
    expect(plain(experimentSentence(typed(river))[0]!.words)).toBe(formula)
    expect(plain(experimentName(typed(river)))).toBe(`the function ${formula}`)
  })

  test('is typeset if possible, unless it has a name or is too long for a title', () => {
    expect(pictureTex(typed(river))).toBe(
      '0.02 \\left(w_{1} - 4\\right)^{2} + 2 \\left(w_{2} - 0.5 \\sin\\left(w_{1}\\right)\\right)^{2}',
    )
    expect(pictureTex(typed(river, { name: 'A river' }))).toBe('')
    expect(pictureTex(typed(Array(30).fill('x^2').join(' + ')))).toBe('')
    expect(pictureTex(parseTraining(onFunction({ id: 'himmelblau' })))).toBe('')
  })

  test('has the name that its author gives it, in every language', () => {
    expect(pictureTitle(typed(river, { name: 'A river' }))).toBe('A river')
    expect(pictureTitle(typed(river, { name: 'A river' }))).not.toContain('w')
    setTranslator(new Translator('de', german))
    const named = typed(river, { name: 'momentum' })
    expect(written(pictureTitle(named))).toBe('momentum')
    expect(plain(written(pictureTitle(typed('max(w1, w2)'))))).toBe('max(w₁, w₂)')
  })

  test('has the typed axes', () => {
    expect(axisNames(typed(river))).toEqual(['w_1', 'w_2'])
    expect(axisNames(typed('w2^2'))).toEqual(['w_1', 'w_2'])
    expect(axisNames(typed('x^2 + y^2'))).toEqual(['x', 'y'])
    expect(axisNames(typed('3'))).toEqual(['x', 'y'])
    expect(axisNames(parseTraining(onFunction({ id: 'himmelblau' })))).toEqual(['x', 'y'])
  })

  test('is the only function that can be named: others have their names', () => {
    expect(() => parseTraining(onFunction({ id: 'himmelblau', name: 'mine' }))).toThrow(
      'model.name: is only for the function "custom". Remove it',
    )
  })
})
