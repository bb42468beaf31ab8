import glsl from 'vite-plugin-glsl'

/** Makes modules of the WGSL files, with what they include from shaders/. */
export const shaders = glsl({
  include: ['**/*.wgsl'],
  warnDuplicatedImports: false,
  removeDuplicatedImports: true,
  root: '/shaders/',
  minify: true,
})
