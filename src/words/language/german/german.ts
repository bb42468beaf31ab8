import type { Catalogue } from '../translator.ts'

export const german: Catalogue = {}
