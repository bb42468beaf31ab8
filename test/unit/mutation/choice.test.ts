import { expect, test } from 'vitest'
import { inTurn } from '../../mutation/choice.ts'
import { distancesFrom, importsOf } from '../../mutation/import-graph.ts'
import type { Mutant } from '../../mutation/mutant.ts'
import { nearestTests, testsOf } from '../../mutation/nearest-tests.ts'

const mutant = (mutator: string, file: string, before: string): Mutant => ({
  mutator,
  file,
  before,
  after: '',
  line: 1,
  start: 0,
  end: 0,
  text: '',
})
const names = ['first', 'second', 'third']
const all = names.flatMap((mutator) =>
  ['a.ts', 'b.ts', 'c.ts'].flatMap((file) =>
    Array.from({ length: 3 }, (_, i) => mutant(mutator, file, `${file} ${i}`)),
  ),
)

test('mutators take turns, files share, and each mutant is tried once', () => {
  const order = [...inTurn(all, names, 1)]
  expect(new Set(order).size).toBe(all.length)
  expect(order.slice(0, 6).map(({ mutator }) => mutator)).toEqual([...names, ...names])
  for (const file of ['a.ts', 'b.ts', 'c.ts'])
    expect(order.slice(0, 9).filter((each) => each.file === file)).toHaveLength(3)
})

test('the choice depends on the seed, not on the order of the mutants', () => {
  const order = [...inTurn(all, names, 1)]
  expect([...inTurn([...all].reverse(), names, 1)]).toEqual(order)
  expect([...inTurn(all, names, 2)]).not.toEqual(order)
})

const files: Record<string, string> = {
  'test/a.test.ts': "import { b } from '../src/b.ts'\nimport type { E } from '../src/e.ts'",
  'src/b.ts': "export { c } from './c.ts'\nconst d = await import('./d.wgsl?raw')",
  'src/c.ts': "import 'lit'\nnew Worker(new URL('./f.ts', import.meta.url))",
  'src/d.wgsl': '#include ../shaders/g.wgsl',
}

test('imports include values, workers and shaders, but not types', () => {
  expect(importsOf('src/b.ts', files['src/b.ts']!)).toEqual(['src/c.ts', 'src/d.wgsl'])
  expect([...distancesFrom('test/a.test.ts', (path) => files[path])]).toEqual([
    ['test/a.test.ts', 0],
    ['src/b.ts', 1],
    ['src/c.ts', 2],
    ['src/d.wgsl', 2],
    ['src/f.ts', 3],
    ['shaders/g.wgsl', 3],
  ])
})

test('the nearest tests come first: by patterns, imports and names, then those that load less', () => {
  const own = "import '../../src/store/key.ts'"
  const texts = new Map([
    ['src/store/key.ts', "import './base.ts'"],
    ['src/store/base.ts', ''],
    ['src/store/index.ts', own.replace('../../src/store', '.')],
    ['test/gpu/key.test.ts', own],
    ['test/unit/far.test.ts', "import '../../src/store/index.ts'"],
    ['test/unit/more.test.ts', `${own}\nimport '../../src/store/index.ts'`],
    ['test/unit/less.test.ts', own],
    ['test/unit/key.test.ts', own],
    ['test/unit/none.test.ts', "import 'vitest'"],
  ])
  expect(nearestTests(testsOf(texts, [/^test\/unit/, /^test\/gpu/]), 'src/store/key.ts')).toEqual(
    ['unit/key', 'unit/less', 'unit/more', 'unit/far', 'gpu/key'].map((path) => `test/${path}.test.ts`),
  )
})
