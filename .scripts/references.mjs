// Computes the sweeps of the lectures in float64 and writes their points to references/<reference>.json in
// the lecture's folder, with six digits. Arguments name single references; without any, all are computed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { createServer } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lectures = join(root, 'src', 'scenarios', 'lectures')
const server = await createServer({
  root,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
})
const load = (file) => server.ssrLoadModule(`/src/${file}`)
const { scenarios } = await load('scenarios/index.ts')
const { experimentOf } = await load('study/lecture/lecture.ts')
const { fetchSamples } = await load('experiment/data/sample-file.ts')
const { quickOracle: oracle } = await server.ssrLoadModule('/test/support/quick-oracle.ts')
const { sweptNumbers } = await load('theory/sweep/run.ts')

const asked = process.argv.slice(2)
for (const scenario of scenarios)
  for (const [i, { sweep }] of scenario.steps.entries()) {
    const name = sweep?.reference
    if (!name || (asked.length > 0 && !asked.includes(name))) continue
    await fetchSamples(experimentOf(scenario, i))
    const begun = Date.now()
    const { values, seeds = 1, quantities } = sweep
    const numbers = quantities.map(() => values.map(() => []))
    for await (const { at, found } of sweptNumbers(oracle, experimentOf(scenario, i), sweep))
      for (const [q, number] of found.entries()) numbers[q][at].push(Number(number.toPrecision(6)))
    const stored = {
      made: `npm run references ${name}`,
      values,
      seeds,
      quantities: quantities.map(({ label }, q) => ({ label, numbers: numbers[q] })),
    }
    const folder = join(lectures, scenario.id, 'references')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${name}.json`)
    const style = await resolveConfig(file)
    writeFileSync(file, await format(JSON.stringify(stored), { ...style, filepath: file }))
    console.log(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  }
await server.close()
