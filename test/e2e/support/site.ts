import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, preview } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    site: string
    /** The served folder. */
    siteFolder: string
  }
}

/**
 * The policy in the built page, which a server may send with every file, since workers follow the policy of
 * their own script.
 */
function policyOf(folder: string): string {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const [, content] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? []
  if (content === undefined) throw new Error('The built page has no content security policy.')
  return content.replaceAll('&#39;', "'")
}

/** Builds the site once, outside dist, and serves it while the tests run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = project.config.root
  const outDir = join(root, 'node_modules', '.cache', 'badlands', 'site')
  const { NODE_ENV } = process.env
  process.env['NODE_ENV'] = 'production'
  await build({ root, mode: 'production', logLevel: 'error', build: { outDir, emptyOutDir: true } })
  process.env['NODE_ENV'] = NODE_ENV
  const server = await preview({
    root,
    logLevel: 'error',
    build: { outDir },
    preview: {
      port: 0,
      host: '127.0.0.1',
      // A page in a sandboxed frame has no origin, so its scripts are requested as if by another site.
      cors: { origin: '*' },
      headers: { 'Content-Security-Policy': policyOf(outDir) },
    },
  })
  const address = server.httpServer.address()
  if (typeof address !== 'object' || address === null) throw new Error('The site is served nowhere.')
  project.provide('siteFolder', outDir)
  project.provide('site', `http://127.0.0.1:${address.port}/`)
  return async () => {
    await server.close()
  }
}
