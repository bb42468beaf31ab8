import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { vi } from 'vitest'

/** A running JupyterLab. */
export interface Lab {
  /** Its address, ending with a slash. */
  readonly address: string
  /** Stops it with its kernels. */
  stop(): Promise<void>
}

const given = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: npm run test:jupyter sets it.`)
  return value
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const notebooks = (): string => join(given('BADLANDS_JUPYTER'), 'notebooks')

/** The JSON that a cell has written. */
export const readWritten = (name: string): unknown =>
  JSON.parse(readFileSync(join(notebooks(), name), 'utf8'))

/** Writes a notebook with these cells. */
export function writeNotebook(name: string, cells: readonly string[]): void {
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' }
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec, language_info: { name: 'python' } },
    cells: cells.map((source, i) => ({
      cell_type: 'code',
      id: `cell-${i}`,
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    })),
  }
  writeFileSync(join(notebooks(), name), JSON.stringify(notebook))
}

/** Turns off the news and update checks, which JupyterLab loads from other sites. */
function keepToItself(): void {
  const extension = join(
    given('BADLANDS_JUPYTER'),
    'config',
    'lab',
    'user-settings',
    '@jupyterlab',
    'apputils-extension',
  )
  mkdirSync(extension, { recursive: true })
  const settings = { fetchNews: 'false', checkForUpdates: false }
  writeFileSync(join(extension, 'notification.jupyterlab-settings'), JSON.stringify(settings))
}

/**
 * Starts JupyterLab on a free port, accessible only from this computer. It also stops by itself after it has
 * been idle.
 */
export async function startLab(): Promise<Lab> {
  keepToItself()
  const port = await freePort()
  const folder = given('BADLANDS_JUPYTER')
  const settings = {
    'ServerApp.ip': '127.0.0.1',
    'ServerApp.port': port,
    'ServerApp.port_retries': 0,
    'ServerApp.root_dir': notebooks(),
    'ServerApp.shutdown_no_activity_timeout': 300,
    'MappingKernelManager.cull_idle_timeout': 300,
    'IdentityProvider.token': '',
    'LabApp.extension_manager': 'readonly',
  }
  const options = Object.entries(settings).map(([name, value]) => `--${name}=${value}`)
  const args = ['-m', 'jupyterlab', '--no-browser', '--allow-root', '-y', ...options]
  const server = spawn(given('BADLANDS_PYTHON'), args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (said += String(text)))
  const address = `http://127.0.0.1:${port}/`
  const ended = once(server, 'exit')
  process.once('exit', () => server.kill())
  const stop = async () => {
    server.kill()
    await ended
  }
  const answers = async () => {
    if (server.exitCode === null) await fetch(`${address}api/status`)
  }
  try {
    await vi.waitFor(answers, { timeout: 60_000, interval: 200 })
    if (server.exitCode !== null) throw new Error('It ended.')
  } catch (error) {
    await stop()
    throw new Error(`JupyterLab does not answer: ${said}`, { cause: error })
  }
  return { address, stop }
}
