import { beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { plainDevice } from '../support/device/device.ts'
import { onlyInBrowser } from '../support/device/host.ts'
import { isLong, onlyLong } from '../support/long.ts'
import {
  matrix,
  matrixLayered,
  matrixMeeting,
  matrixOps,
  matrixOthers,
  matrixSample,
  matrixTable,
  matrixWhole,
} from '../support/matrix/matrix.ts'
import { matrixFaults, terrainFaults } from '../support/matrix/matrix-faults.ts'
import { byTurns, turn } from '../support/turns.ts'

/**
 * The lanes run one case after another, since programs that compile at the same time take more processor time
 * in all. In the short form some fields need not meet, a case trains by two rules, and the sample's cases run
 * only on a device with default limits. The general path has the same source on every backend, so only one of
 * them runs all of it. In the short form, each op runs on one of the two that compile their programs, and on
 * the other at the next turn.
 */
const lanes = [
  ['webgpu', 'fused', isLong ? matrix : byTurns(matrixOthers, 4)],
  ['default limits', 'fused', isLong ? matrix : matrixSample],
  ...onlyLong([['default limits', 'general', matrixWhole]] as const),
  ['webgpu', 'general', isLong ? matrixWhole : byTurns(matrixOps, 4)],
  ['cpu', 'general', matrixWhole],
  ...onlyInBrowser([
    ['webgl', 'general', isLong ? matrixWhole : byTurns(matrixOps, 4, turn + 2)],
    ['wasm', 'general', isLong ? matrixWhole : matrixMeeting],
  ] as const),
] as const

beforeAll(() => console.log(matrixTable()))

test.each(lanes)('%s, %s agrees with the oracle', { timeout: 600_000 }, async (backend, path, chosen) => {
  const options = backend === 'default limits' ? { device: await plainDevice() } : { backend }
  const engine = await createEngine(options)
  const wrong: string[] = []
  for (const one of chosen) {
    const away = await matrixFaults(engine, one, path)
    if (away.length > 0) wrong.push(`${one.name}: ${away.join(', ')}`)
  }
  engine.dispose()
  if ('device' in options) options.device.destroy()
  expect(wrong.join('\n')).toBe('')
})

/** kernels/training/train-layered.test.ts checks the runs, with few programs for many cases. */
test('networks with skips or normalisation agree with the oracle on the kernels', async () => {
  const engine = await createEngine({ backend: 'webgpu' })
  const wrong: string[] = []
  for (const one of matrixLayered) {
    const away = await (isLong ? matrixFaults : terrainFaults)(engine, one, 'fused')
    if (away.length > 0) wrong.push(`${one.name}: ${away.join(', ')}`)
  }
  engine.dispose()
  expect(wrong.join('\n')).toBe('')
})
