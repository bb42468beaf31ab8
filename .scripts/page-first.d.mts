import type { Plugin } from 'vite'

export function madeWhenAsked(dist: string, make?: (script: readonly string[]) => Promise<void>): Plugin
