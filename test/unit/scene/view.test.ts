import { Vector3 } from 'three/webgpu'
import { expect, test } from 'vitest'
import { View } from '../../../src/scene/view.ts'
import { cameraAt } from '../../support/scene/camera.ts'

test('a point behind the camera has no place on the stage', () => {
  const view = new View(cameraAt(45, 2, new Vector3(0, 0.3, 1), new Vector3(0, 0.3, 0)))
  view.resize(400, 200, 1)
  const ahead = view.project(0, 0.3, 0)
  expect(ahead.x).toBeCloseTo(200, 6)
  expect(ahead.y).toBeCloseTo(100, 6)
  expect(view.project(0.2, 0.3, 2)).toEqual({ x: NaN, y: NaN })
})
