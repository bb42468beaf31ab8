import glsl from 'vite-plugin-glsl'

/** Turns WGSL files into modules, with their includes from shaders/. */
export const shaders = glsl({
  include: ['**/*.wgsl'],
  warnDuplicatedImports: false,
  removeDuplicatedImports: true,
  root: '/shaders/',
  minify: true,
})
