import { fileURLToPath } from 'node:url'

/** The path of a file of the project. */
const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Files of three.js that its renderer and its materials import and this page never uses, with what stands for each. */
const unusedOfThree = {
  'renderers/common/XRManager.js': 'export { NoXR as default }',
  'nodes/pmrem/PMREMNode.js': 'export { unused as default, unused as pmremTexture }',
  'nodes/accessors/Skinning.js': 'export { unused as skinning, unused as computeSkinning }',
  'nodes/accessors/Morph.js': 'export { unused as morphColor, unused as morphReference }',
}

/** In a build the own files of libraries instead of their bundles, of which nothing could be left out; and of three.js what is used. */
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
  load: (id) => {
    const stub = unusedOfThree[id.split('/three/src/')[1] ?? '']
    return stub && `${stub} from ${JSON.stringify(inProject('src/scene/unused-three.ts'))}`
  },
}

/** In a build no file of samples for the workers: the page hands them over (`rows` of a request), so that they load none themselves. */
export const handedSamples = {
  name: 'handed-samples',
  apply: 'build',
  load: (id) => (/\/generators\/(digits|tables)\/[\w-]+\.json$/.test(id) ? '[]' : null),
}

/**
 * d3-scale-chromatic makes every scale as it loads. Calls of anything of ours with one of these names are dropped too, such as
 * colors.push().
 */
export const treeshake = {
  manualPureFunctions: ['colors', 'ramp', 'ramp$1', 'interpolateCubehelixLong', 'cubehelix'],
}
