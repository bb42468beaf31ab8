import { beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { plainDevice } from '../support/device.ts'
import { onlyInBrowser } from '../support/host.ts'
import { isLong, onlyLong } from '../support/long.ts'
import { matrix, matrixMeeting, matrixSample, matrixTable } from '../support/matrix/matrix.ts'
import { matrixFaults } from '../support/matrix/matrix-faults.ts'

const sampled = new Set(matrixSample.map(({ name }) => name))

/**
 * Who runs it, and how many cases at once: where each has a program of its own, the next compiles while one runs. In the short
 * form an activation, a rule and a plane need not meet, and the cases of the sample run on a device with default limits alone. The
 * general path is the same text on every backend: all of it on one of them, and of the two that compile a program for each shape a
 * sample but in the long form.
 */
const lanes = [
  ['webgpu', 'fused', 3, isLong ? matrix : matrixMeeting.filter(({ name }) => !sampled.has(name))],
  ['default limits', 'fused', 3, isLong ? matrix : matrixSample],
  ...onlyLong([['default limits', 'general', 1, matrix]] as const),
  ['webgpu', 'general', 1, isLong ? matrix : matrixSample],
  ['cpu', 'general', 1, matrix],
  ...onlyInBrowser([
    ['webgl', 'general', 1, isLong ? matrix : matrixSample],
    ['wasm', 'general', 1, isLong ? matrix : matrixMeeting],
  ] as const),
] as const

beforeAll(() => console.log(matrixTable()))

test.each(lanes)(
  '%s, %s agrees with the oracle',
  { timeout: 600_000 },
  async (backend, path, abreast, chosen) => {
    const options = backend === 'default limits' ? { device: await plainDevice() } : { backend }
    const engine = await createEngine(options)
    const wrong: string[] = []
    const cases = chosen.values()
    const work = async () => {
      for (const one of cases) {
        const away = await matrixFaults(engine, one, path)
        if (away.length > 0) wrong.push(`${one.name}: ${away.join(', ')}`)
      }
    }
    await Promise.all(Array.from({ length: abreast }, work))
    engine.dispose()
    if ('device' in options) options.device.destroy()
    expect(wrong.join('\n')).toBe('')
  },
)
