// Runs the GPU tests in Deno, whose WebGPU is wgpu with the shader compiler naga, as in Firefox: a second
// implementation besides the browser's Dawn and Tint. Also runs the built library in Deno and in Node. Any
// Vulkan driver will do. Arguments go to vitest: npm run test:naga -- test/gpu/matrix.test.ts
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const version = '2.9.6'

/** Runs Deno, which npm installs into its cache. */
const deno = (args, options) =>
  spawnSync('npm', ['exec', '--yes', `--package=deno@${version}`, '--', 'deno', ...args], {
    cwd: root,
    ...options,
  })

const question =
  'const { info } = (await navigator.gpu?.requestAdapter()) ?? {}; console.log(info?.description ?? "none")'
const { stdout, stderr } = deno(['eval', question], { encoding: 'utf8' })
const adapter = stdout?.trim().split('\n').at(-1)
if (!adapter || adapter === 'none') {
  console.error(
    `${stderr ?? ''}\nDeno found no graphics adapter. A Vulkan driver in software is enough: apt-get install mesa-vulkan-drivers.`,
  )
  process.exit(1)
}
console.log(`wgpu on ${adapter}`)
const vitest = join('node_modules', 'vitest', 'vitest.mjs')
const config = join('.scripts', 'naga.config.mjs')
const { status } = deno(['run', '-A', vitest, 'run', '--config', config, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(status ?? 1)
