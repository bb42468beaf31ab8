import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const pathOf = (file: string): string => join(import.meta.dirname, '..', '..', file)

export const textOf = (file: string): string => readFileSync(pathOf(file), 'utf8')
