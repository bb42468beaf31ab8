import { PerspectiveCamera } from 'three/webgpu'
import { expect, test } from 'vitest'
import { View } from '../../../src/scene/view.ts'

test('a point behind the camera has no place on the stage', () => {
  const camera = new PerspectiveCamera(45, 2, 0.02, 60)
  camera.position.set(0, 0.3, 1)
  camera.lookAt(0, 0.3, 0)
  camera.updateMatrixWorld()
  const view = new View(camera)
  view.resize(400, 200, 1)
  const ahead = view.project(0, 0.3, 0)
  expect(ahead.x).toBeCloseTo(200, 6)
  expect(ahead.y).toBeCloseTo(100, 6)
  expect(view.project(0.2, 0.3, 2)).toEqual({ x: NaN, y: NaN })
})
