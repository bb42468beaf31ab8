import type { Plugin } from 'vite'

export function formulaLetters(): string
export const smallAssets: Plugin
