// Makes small faults in kernels, oracle, store and codec, one at a time in a copy of the tree, and runs the tests that should notice.
// `npm run test:mutate -- --only oracle,codec` tries these areas alone, `--count 30` as many of each, `--seed 2` others, `--list`
// names them and runs nothing. Areas and mutators are in test/mutation/.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
await runnerImport('./test/mutation/run.ts', { root, configFile: false, logLevel: 'error' })
