// Determines which files a change touches, for the tests that follow imports.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Tests that stand for all of test/e2e: they run when the site has changed, since no import leads to what e2e
 * tests look at, and in each part of npm test.
 */
export const siteTests = ['test/e2e/page/opens.test.ts', 'test/e2e/landscape/main-job.test.ts']

/** The output lines of git; empty if it fails. */
function git(root, ...args) {
  const { stdout, status } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.split('\n').filter(Boolean) : []
}

/** The given shaders, and those that include one of them, directly or not. */
function withIncluding(root, changed) {
  const shaders = readdirSync(join(root, 'shaders'), { recursive: true })
    .filter((name) => name.endsWith('.wgsl'))
    .map((name) => join('shaders', name))
  const includes = new Map(
    shaders.map((path) => {
      const named = readFileSync(join(root, path), 'utf8').matchAll(/^\s*#include\s+"?([^"\s;]+)/gm)
      const folderOf = (name) => (name.startsWith('/') ? 'shaders' : dirname(path))
      return [path, Array.from(named, ([, name]) => join(folderOf(name), name))]
    }),
  )
  const found = new Set(changed)
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const [path, named] of includes) if (named.some((name) => found.has(name))) found.add(path)
  }
  return [...found]
}

/**
 * Files that differ from where the branch left main, committed or not, as absolute paths. They include
 * shaders that include a changed one, which imports do not show, and the tests that stand for the site if it
 * may have changed. On main itself, only uncommitted files.
 */
export function changedFiles(root) {
  const [base = 'HEAD'] = ['main', 'origin/main'].flatMap((main) => git(root, 'merge-base', 'HEAD', main))
  const changed = [
    ...git(root, 'diff', '--name-only', '--relative', base),
    ...git(root, 'ls-files', '--others', '--exclude-standard'),
  ]
  const touched = changed.some((path) => /^(src|shaders|public)\/|^index\.html$/.test(path))
  return withIncluding(root, [...changed, ...(touched ? siteTests : [])])
    .map((path) => join(root, path))
    .filter(existsSync)
}
