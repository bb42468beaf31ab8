import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { openBackend } from '../../src/engine/backend.ts'

test.each(['webgpu', 'wasm', 'cpu', 'webgl'] as const)('tfjs computes on %s', async (name) => {
  const backend = await openBackend({ backend: name })
  backend.use()
  const product = tf.tidy(() => tf.matMul(tf.ones([1, 3, 2]), tf.ones([4, 2, 5])))
  expect([...(await product.data())]).toEqual(Array.from({ length: 60 }, () => 2))
  product.dispose()
  console.log(backend.name, backend.adapter)
})
