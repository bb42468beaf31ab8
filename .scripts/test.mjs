// Runs tests (arguments go to vitest), reports how long each project took, and ends with a plain line of
// counts.
//              without options, the files in .scripts/usual-tests.mjs
//   --rest     a third of the others, and the next third at the next commit; --shard=2/3 selects the second
//   --all      all files
//   --unit     the files of npm test that need no browser
//   --changed  the files that changes since the branch left main can affect
//   --long     also tests that take minutes, such as the long expectations of the scenarios, and names them
//              (they end in "(long)"); without other arguments also three minutes of .scripts/soak.mjs
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changedFiles } from './changed.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'badlands-test-'))
const report = join(folder, 'report.json')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const forms = ['--rest', '--all', '--unit', '--changed', '--long']
const [rest, all, unit, changed, long] = forms.map((form) => process.argv.includes(form))
const given = process.argv.slice(2).filter((argument) => !forms.includes(argument))
const parts = 3
const counted = spawnSync('git', ['rev-list', '--count', 'HEAD'], { cwd: root, encoding: 'utf8' })
/**
 * Number of commits so far. The same files always test the same commit, and all files take a turn before
 * equal cases in them do.
 */
const commits = Number(counted.stdout) || 0
const turn = process.env.VITE_TURN ?? String(Math.floor(commits / parts))
const isGiven = given.length > 0
/** Selects the files in Vitest: npm test is its only shard. */
const shard = rest
  ? !given.some((argument) => argument.startsWith('--shard')) && `--shard=${(commits % parts) + 1}/${parts}`
  : !(all || changed || long || isGiven) && '--shard=1/1'
const env = {
  ...process.env,
  VITE_TURN: turn,
  ...(shard === '--shard=1/1' && { VITE_USUAL: '1' }),
  ...(long && { BADLANDS_LONG: '1', VITE_LONG: '1' }),
}
const files = changed ? changedFiles(root) : []
if (changed && files.length === 0) {
  console.log('Nothing has changed.\ntests: 0 passed, 0 failed')
  process.exit(0)
}
const args = [
  ...(changed ? ['related', '--run', '--passWithNoTests', ...files] : ['run']),
  ...(unit ? ['--project=unit', '--project=architecture'] : []),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...(shard ? [shard] : []),
  ...given,
]
const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit', env })

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`.padStart(8)

/** The long tests that ran, one line each. */
const longOnes = (suites) =>
  suites
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName, status }) => fullName.includes('(long)') && status !== 'skipped')
    .map(({ fullName, status, duration = 0 }) => `  ${status} ${(duration / 1000).toFixed(1)} s  ${fullName}`)

/** The time of each project from its first test to its last, and its ten slowest files, one line each. */
function times(suites) {
  const ran = suites
    .filter(({ assertionResults }) => assertionResults.some(({ status }) => status !== 'skipped'))
    .map(({ name, startTime, endTime, assertionResults }) => {
      const [, project, ...file] = relative(root, name).split(sep)
      return { project, file: file.join('/'), startTime, endTime, tests: assertionResults.length }
    })
  const projects = [...new Set(ran.map(({ project }) => project))]
  return projects.flatMap((project) => {
    const files = ran.filter((one) => one.project === project)
    const wall =
      Math.max(...files.map(({ endTime }) => endTime)) - Math.min(...files.map(({ startTime }) => startTime))
    const tests = files.reduce((sum, { tests }) => sum + tests, 0)
    const slowest = files
      .map(({ file, startTime, endTime }) => ({ file, took: endTime - startTime }))
      .sort((one, other) => other.took - one.took)
      .slice(0, 10)
    return [
      `${seconds(wall)}  ${project}: ${tests} tests in ${files.length} files`,
      ...slowest.map(({ file, took }) => `  ${seconds(took)}  ${file}`),
    ]
  })
}

let passed = 0
let failed = 1
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  if (long) console.log(['The long tests:', ...longOnes(testResults)].join('\n'))
  console.log(['Time of each project, and its slowest files:', ...times(testResults)].join('\n'))
  passed = numPassedTests
  failed = numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites))
} catch (error) {
  console.error(`The report could not be read: ${error}`)
}
rmSync(folder, { recursive: true, force: true })
if (long && given.length === 0) {
  console.log('Three minutes of use:')
  const soak = [join(root, '.scripts', 'soak.mjs'), '--minutes', '3', '--lectures', 'three-gaps,end-to-end']
  if (spawnSync(process.execPath, soak, { cwd: root, stdio: 'inherit' }).status === 0) passed++
  else failed++
}
const form = forms.find((one) => process.argv.includes(one))
const same = [
  form ? `npm run test:${form.slice(2)}` : 'npm test',
  ...(rest && shard ? ['--', shard] : isGiven ? ['--', ...given] : []),
].join(' ')
console.log(`The same cases by turns again: VITE_TURN=${turn} ${same}`)
console.log(`tests: ${passed} passed, ${failed} failed`)
process.exit(failed > 0 || (passed === 0 && !changed) ? 1 : (status ?? 1))
