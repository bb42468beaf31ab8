// npm run translate ID LANGUAGE: writes a file of the lecture's text next to it, to be translated. If the
// file exists, lists what is missing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [id = '', language = ''] = process.argv.slice(2)
const folder = join(root, 'src', 'scenarios', 'lectures', id)
if (!/^[a-z]{2}$/.test(language) || id === '' || !existsSync(join(folder, 'lecture.md'))) {
  console.error('Write the id of a lecture and a language of two letters: npm run translate two-weights de')
  process.exit(2)
}

async function sourceModule(...path) {
  const file = join(root, 'src', 'exchange', 'lecture', ...path)
  const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'warn' })
  return module
}

const { parseLecture } = await sourceModule('parse-lecture.ts')
const { overlayText, wordsDigest } = await sourceModule('translation', 'overlay-text.ts')
const { digestsOf } = await sourceModule('translation', 'passages.ts')
const { yamlText } = await sourceModule('fences', 'yaml-text.ts')
const { withWords } = await sourceModule('translation', 'with-words.ts')
const { scenario } = parseLecture(readFileSync(join(folder, 'lecture.md'), 'utf8'))
const file = join(folder, `${language}.md`)

if (existsSync(file)) {
  const { missing, outdated, stale, problems, notes } = withWords(scenario, readFileSync(file, 'utf8'))
  for (const { line, column, message } of [...problems, ...notes])
    console.log(`${file}:${line}:${column} ${message}`)
  for (const name of missing) console.log(`missing: ${name}`)
  if (outdated.length > 0)
    console.log(
      `Once all are translated, write in the front matter:\n${yamlText({ of: digestsOf(scenario) })}`,
    )
  else if (stale)
    console.log(
      `The lecture has other words now. Once all are translated, write of: "${wordsDigest(scenario)}"`,
    )
  if (missing.length + problems.length + notes.length === 0 && !stale) console.log('Nothing is missing.')
} else {
  writeFileSync(file, overlayText(scenario, language))
  console.log(`Wrote ${file}. Now translate its text.`)
}
