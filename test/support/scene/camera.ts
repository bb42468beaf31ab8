import { PerspectiveCamera, type Vector3 } from 'three/webgpu'

/** A camera at `position` that looks at a target, for a stage of this aspect ratio. */
export function cameraAt(fov: number, aspect: number, position: Vector3, target: Vector3): PerspectiveCamera {
  const camera = new PerspectiveCamera(fov, aspect, 0.1, 60)
  camera.position.copy(position)
  camera.lookAt(target)
  camera.updateMatrixWorld()
  return camera
}
