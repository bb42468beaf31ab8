import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const place = mkdtempSync(join(tmpdir(), 'badlands-lecture-'))
afterAll(() => rmSync(place, { recursive: true }))

/** Three steps, written by an author who knows Markdown. */
const lecture = `---
badlands: 1
id: how-far
---
# How far may a step go?

> [!idea] A long step overshoots.

> [!minute] Take a short step, then a long one.

## A short step

It goes down.

> [!try] Press play.

\`\`\`experiment
seed: 1
data: {kind: table, task: regression, inputs: [[1]], targets: [[1]]}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, bias: false}
metric: {loss: squared}
algorithms: [{id: sgd, learningRate: 0.1, steps: 20}]
starts: [{kind: weights, values: [2, -1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-3, 3], b: [-3, 3]}}
\`\`\`

## A longer one

It jumps.

\`\`\`experiment
algorithms: [{id: sgd, learningRate: 0.9, steps: 20}]
\`\`\`

## Too long

It leaves.

\`\`\`experiment
algorithms: [{id: sgd, learningRate: 9, steps: 20}]
\`\`\`
`

/**
 * The repository as the lecture plugin sees it: its own files, one built-in lecture, and a folder that an
 * author has added.
 */
function repositoryWith(id: string, text: string): string {
  const link = (path: string) => {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    symlinkSync(join(root, path), join(place, path))
  }
  for (const path of ['node_modules', 'package.json']) link(path)
  for (const name of readdirSync(join(root, 'src'))) if (name !== 'scenarios') link(join('src', name))
  for (const name of readdirSync(join(root, 'src/scenarios')))
    if (name !== 'lectures') link(join('src/scenarios', name))
  mkdirSync(join(place, '.scripts'))
  cpSync(join(root, '.scripts/lectures.mjs'), join(place, '.scripts/lectures.mjs'))
  const ours = 'src/scenarios/lectures/overture'
  cpSync(join(root, ours), join(place, ours), { recursive: true })
  const folder = join(place, 'src/scenarios/lectures', id)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'lecture.md'), text)
  return pathToFileURL(join(place, '.scripts/lectures.mjs')).href
}

interface Plugin {
  readonly load: { handler(this: object, id: string): Promise<{ readonly code: string }> }
}

test('a folder with a Markdown file becomes a lecture in the menu, with its line and its steps, without touching TypeScript', async () => {
  const { lectures } = (await import(/* @vite-ignore */ repositoryWith('how-far', lecture))) as {
    readonly lectures: Plugin
  }
  const building = {
    addWatchFile: () => undefined,
    error: ({ message }: { readonly message: string }) => {
      throw new Error(message)
    },
  }
  const load = async (id: string) => (await lectures.load.handler.call(building, id)).code
  const menu = await load('\0virtual:lectures')
  expect(menu).toContain('"id":"how-far","title":"How far may a step go?"')
  expect(menu).toMatch(/"id":"how-far"[^}]*"steps":3/u)
  expect(menu, 'beside ours').toContain('"id":"overture"')
  expect(await load('\0virtual:lecture-lines')).toContain('"how-far":"A long step overshoots."')
  expect(await load('\0virtual:all-lectures')).toMatch(/how-far\/lecture\.md\?full/u)
  const read = await load(join(place, 'src', 'scenarios', 'lectures', 'how-far', 'lecture.md'))
  for (const title of ['A short step', 'A longer one', 'Too long']) expect(read).toContain(title)
  expect(read).toContain('"learningRate":9')
})
