export { WebGLBackend } from 'three/webgpu'
