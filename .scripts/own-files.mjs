import { fileURLToPath } from 'node:url'

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Source code to replace an unused file with: each of its exports throws. */
const unused = (...names) => `export { ${names.map((name) => `unused as ${name}`).join(', ')} }`

/**
 * Files of three.js that its renderer and materials import but this page never uses, with their replacements.
 */
const unusedOfThree = {
  'renderers/common/XRManager.js': 'export { NoXR as default }',
  'nodes/pmrem/PMREMNode.js': unused('default', 'pmremTexture'),
  'nodes/accessors/Skinning.js': unused('skinning', 'computeSkinning'),
  'nodes/accessors/Morph.js': unused('morphColor', 'morphReference'),
  'nodes/accessors/Instance.js': unused('instance', 'instancedMesh', 'instanceColor'),
  'nodes/accessors/Batch.js': unused('batch', 'batchColor', 'batchIndirectIndex'),
  'nodes/accessors/ClippingNode.js': unused('default', 'clipping', 'clippingAlpha', 'hardwareClipping'),
  'nodes/accessors/CubeTextureNode.js': unused(
    'default',
    'cubeTexture',
    'cubeTextureBase',
    'uniformCubeTexture',
  ),
  'nodes/utils/CubeMapNode.js': unused('default', 'cubeMapNode'),
  'renderers/common/CubeRenderTarget.js': unused('default'),
  'nodes/lighting/AONode.js': unused('default'),
  'nodes/lighting/IrradianceNode.js': unused('default'),
  'nodes/lighting/BasicEnvironmentNode.js': unused('default'),
  'nodes/lighting/BasicLightMapNode.js': unused('default'),
  'nodes/functions/material/getAlphaHashThreshold.js': unused('default'),
  'nodes/functions/BSDF/DFGLUT.js': unused('default'),
  'nodes/display/BumpMapNode.js': unused('default', 'bumpMap'),
  'nodes/display/NormalMapNode.js': unused('default', 'normalMap'),
  'nodes/parsers/GLSLNodeFunction.js': unused('default'),
  'renderers/webgpu/utils/WebGPUTexturePassUtils.js': unused('default'),
  'renderers/webgpu/utils/WebGPUTimestampQueryPool.js': unused('default'),
  'renderers/webgl-fallback/utils/WebGLTimestampQueryPool.js': unused('default'),
  'extras/DataUtils.js': unused('DataUtils', 'fromHalfFloat', 'toHalfFloat'),
}

/** The threads of TensorFlow.js's WebAssembly backend, which src/engine/backend/tensors.ts turns off. */
const unusedThreads = {
  'tfjs-backend-wasm-threaded-simd.js': 'export default () => undefined',
  'tfjs-backend-wasm-threaded-simd.worker.js': "export const wasmWorkerContents = ''",
}

/**
 * Makes builds use libraries' source files instead of their bundles, so that unused parts can be dropped, and
 * replaces the files that are never used.
 */
export const ownFiles = {
  name: 'own-files',
  apply: 'build',
  config: () => ({
    resolve: {
      alias: {
        'three/webgpu': 'three/src/Three.WebGPU.js',
        'three/tsl': 'three/src/Three.TSL.js',
        'ml-matrix': inProject('node_modules/ml-matrix/src/index.js'),
      },
    },
  }),
  load: {
    filter: { id: /\/(?:three\/src|wasm-out)\// },
    handler: (id) => {
      const stub = unusedOfThree[id.split('/three/src/')[1] ?? '']
      if (stub) return `${stub} from ${JSON.stringify(inProject('src/scene/unused-three.ts'))}`
      return unusedThreads[id.split('/wasm-out/')[1] ?? '']
    },
  },
}

/**
 * Keeps the sample files out of the workers' build: the page passes the samples (`rows` of a request), so
 * workers load none themselves.
 */
export const handedSamples = {
  name: 'handed-samples',
  apply: 'build',
  load: { filter: { id: /\/generators\/(?:digits|tables)\/[\w-]+\.json$/ }, handler: () => '[]' },
}

/**
 * d3-scale-chromatic builds every scale as it loads. This also drops unused calls of our functions with one
 * of these names, such as colors.push().
 */
export const treeshake = {
  manualPureFunctions: ['colors', 'ramp', 'ramp$1', 'interpolateCubehelixLong', 'cubehelix'],
}
