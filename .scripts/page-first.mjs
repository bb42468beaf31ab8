// Serves a site's page first. The page as one file, the guide, the recipes and the API pages are built on
// request, since the first picture does not need them.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const scripts = dirname(fileURLToPath(import.meta.url))

/** Set when a site is built for `npm start`, without these parts. */
const variable = 'BADLANDS_PAGE_FIRST'

export const isPageFirst = process.env[variable] === '1'

/** The environment for building such a site. */
export const pageFirst = { ...process.env, [variable]: '1' }

/** The file name of the page as one file. */
export const oneFileName = 'badlands.html'

/**
 * Parts built on request: the addresses that request them, a file that exists once the part is built, and the
 * script that builds it in dist.
 */
const parts = [
  { address: new RegExp(`^/${oneFileName}$`), file: oneFileName, script: ['build-single.mjs'] },
  {
    address: /^\/(?:(?:write|accessibility|recipes)(?:\/|$)|lecture\.schema\.json$)/,
    file: 'write/index.html',
    script: ['build.mjs', '--guide'],
  },
  { address: /^\/(?:api|lib)(?:\/|$)/, file: 'api/index.html', script: ['build.mjs', '--api'] },
]

const runScript = ([file, ...rest]) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(scripts, file), ...rest], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`${file} ${rest.join(' ')} failed: its output says why.`)),
    )
  })

/**
 * A server plugin that builds each of these parts of the site in `dist` once, before the server looks for its
 * files.
 */
export function madeWhenAsked(dist, make = runScript) {
  const coming = new Map()
  const made = async ({ file, script }) => {
    if (existsSync(join(dist, file))) return
    if (!coming.has(file))
      coming.set(
        file,
        make(script).finally(() => coming.delete(file)),
      )
    await coming.get(file)
  }
  return {
    name: 'made-when-asked',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, _, next) => {
        const { pathname } = new URL(request.url, 'http://localhost')
        const part = parts.find(({ address }) => address.test(pathname))
        if (part) made(part).then(() => next(), next)
        else next()
      })
    },
  }
}
