import { expect, test } from 'vitest'
import { atlasCards } from '../../../../src/pictures/atlas/atlas.ts'
import { ideas } from '../../../../src/scenarios/ideas.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import type { Atlas } from '../../../../src/exchange/lecture/scenario.ts'

const atlases = scenarios.flatMap(({ steps }) => steps.flatMap(({ atlas }) => atlas ?? []))
const onAtlas = (places: Atlas['places']): Atlas => ({
  across: { label: '', words: ['left', 'right'] },
  down: { label: '', words: ['top'] },
  places,
})

test("a card has its idea's text or its own, and the idea’s lectures in the order of the menu", () => {
  const [plain, own] = atlasCards(
    onAtlas([
      { idea: 'algorithm-gap', column: 0, row: 0 },
      { idea: 'algorithm-gap', column: 1, row: 0, line: 'Its own.' },
    ]),
  )
  expect(plain?.title).toBe('Algorithm gap')
  expect(plain?.line).toBe(ideas.find(({ id }) => id === 'algorithm-gap')?.line)
  expect(plain?.lectures.map(({ id }) => id)).toEqual(['two-weights', 'choose-the-minimum'])
  expect([own?.line, own?.column]).toEqual(['Its own.', 1])
  expect(() => atlasCards(onAtlas([{ idea: 'nowhere', column: 0, row: 0 }]))).toThrow('no idea "nowhere"')
})

test('every place of every atlas is in its grid, and all atlases together have every idea', () => {
  const cards = atlases.flatMap((atlas) =>
    atlasCards(atlas).map(({ title, column, row }) => {
      expect(atlas.across.words[column], title).toBeDefined()
      expect(atlas.down.words[row], title).toBeDefined()
      return title
    }),
  )
  const missing = ideas.filter(({ title }) => !cards.includes(title)).map(({ id }) => id)
  expect(missing, 'the three levels are what the map is of; drawings are how it is seen').toEqual([
    'three-levels',
    'bad-drawings',
  ])
})
