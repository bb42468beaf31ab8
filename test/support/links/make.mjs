// Stores what the program of today makes of links, for the programs of later days: `node test/support/links/make.mjs 2026-11-28`
// writes links-2026-11-28.json. What was written once is never written again: a link that is out in the world does not change either.
//
// `links`: the link of each input of inputs.ts, which holds the experiment as this program parses it, with every default.
// `byHand`: links of the same experiments as a person writes them, where nothing but what must be is said.
// `numbers`: losses of the float64 reference at five records of each run, or the numbers of a problem, where they are cheap, of what is no lecture's.
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync, strToU8 } from 'fflate'
import { format, resolveConfig } from 'prettier'
import { createServer } from 'vite'

const folder = dirname(fileURLToPath(import.meta.url))
const file = join(folder, `links-${process.argv[2] ?? 'today'}.json`)
if (existsSync(file)) throw new Error(`${file} is stored already`)

/** Letters above which a link is left out: tables of data. */
const longest = 1600

/** Steps above which runs are not cheap. */
const mostSteps = 12

/** Names of the steps of lectures and of presets. */
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
