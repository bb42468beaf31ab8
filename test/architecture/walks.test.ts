import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const [, text = ''] = readFileSync('src/README.md', 'utf8').split('## Six walks')
const walks = text.split(/^### /m).slice(1)
const sources = execFileSync('git', ['ls-files', 'src', 'test'], { encoding: 'utf8' }).split('\n')

/**
 * The files that a walk names: by their path in `src`, or by name, meaning the file nearest to the previous
 * one.
 */
function filesOf(walk: string): { readonly found: ReadonlySet<string>; readonly missing: readonly string[] } {
  const found = new Set<string>()
  const missing: string[] = []
  let before = 'src/'
  for (const [, name = ''] of walk.matchAll(/`([\w/-]+\.ts)\b/g)) {
    const all = sources.filter((file) => file === `src/${name}` || file.endsWith(`/${name}`))
    const shared = (file: string) => [...file].findIndex((letter, i) => letter !== before[i])
    const nearest = all.includes(`src/${name}`)
      ? `src/${name}`
      : all.sort((one, other) => shared(other) - shared(one))[0]
    if (nearest === undefined) missing.push(name)
    else found.add((before = nearest))
  }
  return { found, missing }
}

/**
 * Names that a walk attributes to its files, such as `#drag` or `store.edit`, and that none of them contains.
 */
function unknownNames(walk: string, files: ReadonlySet<string>): string[] {
  const code = Array.from(files, (file) => readFileSync(file, 'utf8')).join('\n')
  const named = Array.from(
    walk.matchAll(/`(?:[\w/-]+\.ts)?#?([a-zA-Z]\w*(?:\.\w+)*)`/g),
    ([, name = '']) => name,
  )
  return named
    .filter((name) => !name.endsWith('.ts'))
    .flatMap((name) => name.split('.'))
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(code))
}

test.each(walks.map((walk) => [walk.split('\n')[0] ?? '', walk] as const))(
  '%s leads through files that there are, and names what is in them',
  (_, walk) => {
    const { found, missing } = filesOf(walk)
    expect(missing).toEqual([])
    expect(unknownNames(walk, found)).toEqual([])
  },
)

/**
 * The walks that follow one value from file to file: how their tables begin, files on the way that they do
 * not name, and the largest allowed number of files.
 */
const followed = [
  { begins: '| w₀ is now', besides: 1, most: 39 },
  { begins: '| the table is now', besides: 0, most: 25 },
  { begins: '| the letter is now', besides: 0, most: 40 },
]

test.each(followed)(
  '$begins … : each file imports another one, or is imported by it, and their number is as stated',
  ({ begins, besides, most }) => {
    const walk = walks.find((one) => one.includes(begins)) ?? ''
    const from = walk.indexOf(begins)
    const { found } = filesOf(walk.slice(from, walk.indexOf('These are')))
    const imports = (from: string, to: string) => {
      const [text, name] = [readFileSync(from, 'utf8'), `/${to.slice(to.lastIndexOf('/') + 1)}`]
      return text.includes(`${name}'`) || text.includes(`${name}?worker`)
    }
    const alone = [...found].filter(
      (file) => ![...found].some((other) => other !== file && (imports(file, other) || imports(other, file))),
    )
    expect(alone).toEqual([])
    // A drag also passes the one shader that its walk does not name.
    const count = found.size + besides
    expect(count).toBe(Number(/These are (\d+) files/.exec(walk)?.[1]))
    expect(count).toBeLessThanOrEqual(most)
  },
)
