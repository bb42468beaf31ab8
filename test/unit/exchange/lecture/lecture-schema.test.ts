import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { examplesOf } from '../../../../.scripts/guide/examples.ts'
import { guideSource } from '../../../../.scripts/guide/page.ts'
import { lectureSchema } from '../../../../.scripts/lecture-schema.mjs'
import { lectureSchemas } from '../../../../src/exchange/lecture/fences/schemas.ts'
import { readYaml } from '../../../../src/exchange/lecture/fences/yaml-text.ts'
import { scanLecture } from '../../../../src/exchange/lecture/text/scan.ts'

const ajv = new Ajv({ strictTuples: false, strictNumbers: false, allowUnionTypes: true })
const validate = ajv.compile(lectureSchema(lectureSchemas))
const texts = Object.entries(
  import.meta.glob<string>('../../../../src/scenarios/lectures/*/lecture.md', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)

/** The data of a lecture: its front matter and each data fence, by name. */
function* dataOf(text: string): Generator<Readonly<Record<string, unknown>>> {
  const { front, sections } = scanLecture(text)
  yield { front: readYaml(front?.lines ?? [], 2).value }
  for (const { blocks } of sections)
    for (const block of blocks)
      if (block.kind === 'fence' && block.name !== 'numbers')
        yield { [block.name]: readYaml(block.lines, block.line + 1).value }
}

/** The schema's errors for some data. */
function faultsOf(data: unknown): readonly string[] {
  validate(data)
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`)
}

test('The data of all lectures satisfy the JSON Schema', () => {
  const all = texts.flatMap(([file, text]) => Array.from(dataOf(text), (data) => [file, data] as const))
  expect(all.length).toBeGreaterThan(300)
  expect(all.flatMap(([file, data]) => faultsOf(data).map((fault) => `${file}: ${fault}`))).toEqual([])
})

const [, first = ''] = texts.find(([file]) => file.includes('/two-weights/')) ?? []

test.each([
  ['badlands: 1', 'badlands: 2'],
  ['language: en', 'langage: en'],
  ['kind: place', 'kind: plaice'],
  ['answer: end-place', 'answer: 3'],
  ['within: 0.3', 'within: near'],
  ['activation: tanh', 'activation: tahn'],
  ['learningRate: 0.01, steps: 1000}', 'learningRate: -0.01, steps: 1000}'],
  ['learningRate: 0.01, steps: 1000}', 'learningrate: 0.01, steps: 1000}'],
  ['tools: [w₀]', 'tools: [hammer]'],
  ['tools: [w₀]', 'toools: [w₀]'],
  ['opens: 0', 'opens: -1'],
  ['- flow-end-sharpness = ', '- 4\n- flow-end-sharpness = '],
])('%s, written %s, is not', (piece, replacement) => {
  const text = first.includes(piece) ? first : `${first}\n## A\n\`\`\`show\n${piece}\n\`\`\``
  const broken = Array.from(dataOf(text.replace(piece, replacement)), faultsOf)
  expect(Array.from(dataOf(text), faultsOf).flat()).toEqual([])
  expect(broken.filter((faults) => faults.length > 0)).toHaveLength(1)
})

test('The example for code editors satisfies the JSON Schema', () => {
  const { text = '' } = examplesOf(guideSource(), '').others.find(({ kind }) => kind === 'yaml') ?? {}
  const data = (yaml: string) => readYaml(yaml.split('\n'), 1).value
  expect(Object.keys(data(text) as object)).toContain('show')
  expect(faultsOf(data(text))).toEqual([])
  expect(faultsOf(data(text.replace('hero', 'heroo')))).toHaveLength(1)
})
