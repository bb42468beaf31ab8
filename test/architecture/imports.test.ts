import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'

const rules = createRequire(import.meta.url)('./dependencies.cjs') as {
  forbidden: never[]
  options: ICruiseOptions
}

async function violations(baseDir: string): Promise<string[]> {
  const result = await cruise(['src'], {
    ...rules.options,
    baseDir: resolve(baseDir),
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
  })
  const { summary } = result.output as ICruiseResult
  return summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)
}

test('every import keeps to the table of the architecture', async () => {
  expect(await violations('.')).toEqual([])
})

test('the table catches a wrong folder, a value where only types may pass, and a cycle', async () => {
  const found = await violations('test/architecture/fixture')
  expect(found).toContain('math-imports: src/math/bad.ts -> src/engine/engine.ts')
  expect(found).toContain('scene-takes-only-types-of-engine: src/scene/stage.ts -> src/engine/engine.ts')
  expect(found.some((line) => line.startsWith('no-circular'))).toBe(true)
})
