// Computes in float64 what the steps of the lectures show first, if that takes long, and writes it to
// stored.json in the lecture's folder, dropping what no step shows any more. Arguments name single lectures;
// without any, all are computed.
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const server = await createServer({
  root,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
})
const { scenarios } = await server.ssrLoadModule('/src/scenarios/index.ts')
const { fetchSamples } = await server.ssrLoadModule('/src/experiment/data/sample-file.ts')
const { mergedExperiment } = await server.ssrLoadModule('/src/exchange/lecture/merged.ts')
const { storedPicturesOf } = await server.ssrLoadModule('/test/support/lectures/stored-stages.ts')

const asked = process.argv.slice(2)
for (const scenario of scenarios.filter(({ id }) => asked.length === 0 || asked.includes(id))) {
  const begun = Date.now()
  await Promise.all(scenario.steps.map((_, i) => fetchSamples(mergedExperiment(scenario.steps, i))))
  const stored = storedPicturesOf(scenario)
  const file = join(root, 'src', 'scenarios', 'lectures', scenario.id, 'stored.json')
  const text = stored && `${JSON.stringify(stored)}\n`
  if (text) writeFileSync(file, text)
  else rmSync(file, { force: true })
  if (text)
    console.log(
      `${scenario.id}: ${Object.keys(stored.surfaces).length} surfaces, ${Object.keys(stored.runs).length} sets of runs, ${(text.length / 1000).toFixed(0)} kB, ${((Date.now() - begun) / 1000).toFixed(1)} s`,
    )
}
await server.close()
