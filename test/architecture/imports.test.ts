import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult, type IModule } from 'dependency-cruiser'
import { expect, test } from 'vitest'

const rules = createRequire(import.meta.url)('./dependencies.cjs') as {
  forbidden: never[]
  options: ICruiseOptions
}

const fixture = 'test/architecture/fixture'

async function graphOf(baseDir: string): Promise<ICruiseResult> {
  const result = await cruise(['src'], {
    ...rules.options,
    baseDir: resolve(baseDir),
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
  })
  return result.output as ICruiseResult
}

const [own, wrong] = [await graphOf('.'), await graphOf(fixture)]

const violations = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)

const ours = ({ modules }: ICruiseResult): IModule[] =>
  modules.filter(({ source }) => source.startsWith('src/'))

/**
 * Folders that import themselves through their siblings, including type imports. A folder counts with
 * everything inside it; a file next to folders counts by itself.
 */
function inCircles(graph: ICruiseResult): string[] {
  const below = new Map<string, Set<string>>()
  for (const { source, dependencies } of ours(graph))
    for (const { resolved } of dependencies) {
      if (!resolved.startsWith('src/') || resolved === source) continue
      const [from, to] = apart(source, resolved)
      below.set(from, (below.get(from) ?? new Set()).add(to))
    }
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of below.get(from) ?? []) if (!seen.has(to)) reached(to, seen.add(to))
    return seen
  }
  return [...below.keys()].filter((room) => reached(room).has(room)).sort()
}

/** The two siblings in their common folder to which two files belong. */
function apart(one: string, other: string): readonly [string, string] {
  const [from, to] = [one.split('/'), other.split('/')]
  const shared = from.findIndex((part, i) => part !== to[i])
  return [from.slice(0, shared + 1).join('/'), to.slice(0, shared + 1).join('/')]
}

/**
 * Modules with one importer that take this importer's class as an argument, so they are methods moved out of
 * it.
 */
function cutOut(graph: ICruiseResult, baseDir: string): string[] {
  const textOf = (file: string) => readFileSync(resolve(baseDir, file), 'utf8')
  return ours(graph).flatMap(({ source, dependents }) => {
    const [importer, ...others] = dependents.filter((file) => file.startsWith('src/'))
    if (!importer || others.length > 0) return []
    const classes = [...textOf(importer).matchAll(/^export class (\w+)/gm)].map(([, name]) => name ?? '')
    const text = textOf(source)
    return classes
      .filter((name) => new RegExp(`\\w\\??: (Pick<)?${name}\\b`).test(text) && text.includes('import'))
      .filter((name) => new RegExp(`import [^;]*\\b${name}\\b[^;]* from`).test(text))
      .map((name) => `${source} takes ${name} of ${importer}`)
  })
}

test('every import follows the table of the architecture, and no files import each other in a circle, including type imports', () => {
  expect(violations(own)).toEqual([])
})

test('no folders import each other in a circle', () => {
  expect(inCircles(own)).toEqual([])
})

test('no module holds methods moved out of its only importer', () => {
  expect(cutOut(own, '.')).toEqual([])
})

test('the table detects a wrong folder, a value where only types may pass, and a circle of types only', () => {
  const found = violations(wrong)
  expect(found).toContain('math-imports: src/math/bad.ts -> src/engine/engine.ts')
  expect(found).toContain('scene-takes-only-types-of-engine: src/scene/stage.ts -> src/engine/engine.ts')
  expect(found).toContain('no-circular: src/page/landscape-hearing.ts -> src/page/landscape.ts')
})

test('a circle of folders is detected even if no files form one, and so are methods moved out of a class', () => {
  expect(inCircles(wrong)).toEqual(expect.arrayContaining(['src/math/one', 'src/math/other']))
  expect(inCircles(wrong)).toEqual(expect.arrayContaining(['src/charts/marks', 'src/charts/plots']))
  expect(cutOut(wrong, fixture)).toEqual([
    'src/page/landscape-hearing.ts takes Landscape of src/page/landscape.ts',
  ])
})
