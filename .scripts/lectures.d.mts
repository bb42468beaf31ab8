import type { Plugin } from 'vite'

export const lectures: Plugin
