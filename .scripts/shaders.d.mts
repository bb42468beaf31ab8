import type { Plugin } from 'vite'

export const shaders: Plugin
