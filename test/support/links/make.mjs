// Records what today's program makes of links, so that later versions can be tested against it:
// `node test/support/links/make.mjs 2026-11-28` writes links-2026-11-28.json. A file is never rewritten,
// because links that people have shared do not change either.
// `links`: the link of each input of inputs.ts. It holds the experiment as this program parses it, with every
// default. `byHand`: links to the same experiments as an author writes them, with only the required fields.
// `numbers`: losses of the float64 reference at five records of each run, or the numbers of a problem, for
// cheap inputs outside the lectures.
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync, strToU8 } from 'fflate'
import { format, resolveConfig } from 'prettier'
import { createServer } from 'vite'

const folder = dirname(fileURLToPath(import.meta.url))
const file = join(folder, `links-${process.argv[2] ?? 'today'}.json`)
if (existsSync(file)) throw new Error(`${file} is stored already`)

/** Length above which a link is left out, such as one with a data table. */
const longest = 1600

/** Number of steps above which runs are not cheap. */
const mostSteps = 12

/** Names of lecture steps and presets. */
const ofLecture = / \d+( |$)|^preset /

const server = await createServer({
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
})
const load = (path) => server.ssrLoadModule(path)
const { linkInputs } = await load('/test/support/links/inputs.ts')
const { numbersOf } = await load('/test/support/links/stored.ts')
const { toBase64url } = await load('/src/exchange/base64url.ts')
const { experimentToLink } = await load('/src/exchange/link.ts')
const { parseExperiment } = await load('/src/experiment/format/parse.ts')

const stored = { links: {}, byHand: {}, numbers: {} }
for (const [name, input] of linkInputs) {
  const experiment = parseExperiment(input)
  const link = experimentToLink(experiment)
  if (link.length > longest || Object.values(stored.links).includes(link)) continue
  stored.links[name] = link
  if (ofLecture.test(name)) continue
  stored.byHand[name] = `1.${toBase64url(deflateSync(strToU8(JSON.stringify(input)), { level: 9 }))}`
  const steps = experiment.algorithms.reduce((sum, one) => sum + one.steps, 0)
  if (steps <= mostSteps) stored.numbers[name] = numbersOf(experiment)
}
const style = await resolveConfig(file)
writeFileSync(file, await format(JSON.stringify(stored), { ...style, filepath: file }))
console.log(`${Object.keys(stored.links).length} links`)
await server.close()
