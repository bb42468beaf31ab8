import { execFile } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browserPath, launchFlags } from '../../.scripts/browser.mjs'

const run = promisify(execFile)
const away = mkdtempSync(join(tmpdir(), 'badlands-installed-'))
let tarball = ''

beforeAll(async () => {
  const { stdout } = await run('npm', [
    'pack',
    '--ignore-scripts=false',
    '--silent',
    '--pack-destination',
    away,
  ])
  tarball = join(away, stdout.trim().split('\n').at(-1) ?? '')
})
afterAll(() => rmSync(away, { recursive: true }))

/** A new project with these files, in which the package is installed next to others. */
async function project(
  name: string,
  files: Readonly<Record<string, string>>,
  others: readonly string[] = [],
) {
  const folder = join(away, name)
  const all = { 'package.json': JSON.stringify({ name, private: true, type: 'module' }), ...files }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  await run('npm', ['install', '--no-audit', '--no-fund', tarball, ...others], { cwd: folder })
  return folder
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

/**
 * The text that a folder's page writes to the attribute `data-said` of its root in a browser, and the
 * console's messages.
 */
async function said(folder: string) {
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://x').pathname.replace(/\/$/, '/index.html')
    try {
      const file = readFileSync(join(folder, path))
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream').end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const executablePath = browserPath()
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: launchFlags.none })
  try {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on(
      'response',
      (answer) =>
        answer.status() >= 400 && !answer.url().endsWith('favicon.ico') && faults.push(answer.url()),
    )
    await page.goto(`http://127.0.0.1:${port}/`)
    const html = page.locator('html[data-said]')
    await html.waitFor({ timeout: 120_000 })
    return { said: await html.getAttribute('data-said'), faults }
  } finally {
    await browser.close()
    server.close()
  }
}

const html = (script: string, body = '') =>
  `<!doctype html><meta charset="utf-8"><title>A page</title><body>${body}<script type="module" src="${script}"></script>`

const use = `
  await landscape.whenIdle()
  const runs = await landscape.moveStart(0, 1.5, -0.5)
  const { values } = await landscape.study.store.engine.measure(landscape.experiment, runs[0].finalWeights, 'sharpness')
  document.documentElement.dataset.said = [runs[0].outcome, values[0] > 0].join(' ')
`

it('has types that resolve, without a finding of @arethetypeswrong/cli', async () => {
  // The PyTorch module is not JavaScript.
  const options = ['--profile', 'esm-only', '--exclude-entrypoints', 'badlands.py', '--format', 'json']
  const { stdout } = await run(join('node_modules', '.bin', 'attw'), [tarball, ...options], {
    maxBuffer: 1e8,
  })
  expect(JSON.parse(stdout)).not.toHaveProperty('problems.0')
})

it('has the module for PyTorch, as the site has it', async () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, string> }
  const member = join('package', exports['./badlands.py']!)
  const { stdout } = await run('tar', ['-xzOf', tarball, member], { maxBuffer: 1e8 })
  expect(stdout).toBe(readFileSync(join('public', 'badlands.py'), 'utf8'))
})

it('gives the numbers in Node', async () => {
  const folder = await project('numbers', {
    'ask.js': `import { createEngine, presets } from 'badlands'
      const engine = await createEngine()
      const [run] = await engine.train(presets.find(({ id }) => id === 'two-moons-mlp')?.experiment ?? presets[0].experiment)
      console.log(engine.info.backend, Number.isFinite(run.loss.at(-1)))
      engine.dispose()`,
  })
  const { stdout } = await run(process.execPath, ['ask.js'], { cwd: folder })
  expect(stdout.trim()).toBe('workers true')
})

it('works in an empty project of Vite', async () => {
  const files = {
    'index.html': html(
      '/main.js',
      '<loss-landscape scenario="two-weights" style="height: 300px"></loss-landscape>',
    ),
    'main.js': `import 'badlands/loss-landscape'
      const landscape = document.querySelector('loss-landscape')${use}`,
  }
  const folder = await project('with-vite', files, ['vite'])
  await run(join('node_modules', '.bin', 'vite'), ['build', '--target', 'es2023'], { cwd: folder })
  expect(await said(join(folder, 'dist'))).toEqual({ said: 'converged true', faults: [] })
})

it('works in an empty project of React 19, with its types', async () => {
  const files = {
    'index.html': html('/main.tsx', '<div id="root"></div>'),
    'main.tsx': `import 'badlands/loss-landscape'
import type {} from 'badlands/jsx'
import type { LossLandscape } from 'badlands/loss-landscape'
import { useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'

function Page() {
  const element = useRef<LossLandscape>(null)
  useEffect(() => {
    const act = async (landscape: LossLandscape) => {
      await landscape.whenIdle()
      const [run] = await landscape.moveStart(0, 1.5, -0.5)
      document.documentElement.dataset['said'] = String(run?.outcome)
    }
    if (element.current) void act(element.current)
  }, [])
  return (
    <loss-landscape ref={element} scenario="two-weights" controls="minimal" style={{ height: 300 }}
      onstart-change={({ index, a, b }) => console.log(index, a, b)} />
  )
}

createRoot(document.getElementById('root')!).render(<Page />)
`,
    'recipe.tsx': readFileSync(join('src', 'landscape', 'recipes', 'react.tsx'), 'utf8'),
    'wrong.tsx': `import type {} from 'badlands/jsx'
export const wrong = <loss-landscape controls="many" />
`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        ...{ target: 'ES2023', module: 'ESNext', moduleResolution: 'bundler', jsx: 'react-jsx' },
        ...{
          lib: ['ES2023', 'DOM', 'DOM.Iterable'],
          strict: true,
          noEmit: true,
          skipLibCheck: false,
          types: [],
        },
      },
    }),
  }
  const others = [
    'vite',
    'react@19',
    'react-dom@19',
    '@types/react@19',
    '@types/react-dom@19',
    'typescript@5.9',
  ]
  const folder = await project('with-react', files, others)
  const bin = (name: string) => join('node_modules', '.bin', name)
  const faults = await run(bin('tsc'), [], { cwd: folder }).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
  expect(faults.match(/^[^\s(]+\(\d+/gm), faults).toEqual(['wrong.tsx(2'])
  await run(bin('vite'), ['build', '--target', 'es2023'], { cwd: folder })
  expect(await said(join(folder, 'dist'))).toEqual({ said: 'converged', faults: [] })
})
