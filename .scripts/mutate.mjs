// Introduces small faults in kernels, oracle, store and codec, one at a time in a copy of the tree, and runs
// the tests that should notice. `npm run test:mutate -- --only oracle,codec` tries only these areas,
// `--count 30` tries 30 faults in each, `--seed 2` another selection; `--list` names them and runs nothing.
// test/mutation/ defines areas and mutators.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
await runnerImport('./test/mutation/run.ts', { root, configFile: false, logLevel: 'error' })
