// Runs every test (arguments go to vitest) and closes with a plain line of counts. With --long, also what takes minutes, such as
// the long expectations of the scenarios: then it names those, which say "(long)".
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'badlands-test-'))
const report = join(folder, 'report.json')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const long = process.argv.includes('--long')
const env = long ? { ...process.env, BADLANDS_LONG: '1', VITE_LONG: '1' } : process.env
const args = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2).filter((argument) => argument !== '--long'),
]
const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit', env })

/** The long tests that ran, a line each. */
const longOnes = (suites) =>
  suites
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName, status }) => fullName.includes('(long)') && status !== 'skipped')
    .map(({ fullName, status, duration = 0 }) => `  ${status} ${(duration / 1000).toFixed(1)} s  ${fullName}`)

let passed = 0
let failed = 1
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  if (long) console.log(['The long tests:', ...longOnes(testResults)].join('\n'))
  passed = numPassedTests
  failed = numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites))
} catch (error) {
  console.error(`The report could not be read: ${error}`)
}
rmSync(folder, { recursive: true, force: true })
console.log(`tests: ${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : (status ?? 1))
