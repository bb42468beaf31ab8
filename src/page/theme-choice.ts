import type { ThemeChoice } from '../elements/style/tokens.ts'
import { SavedChoice } from './saved-choice.ts'

const choices = ['system', 'light', 'dark'] as const
const kept = new SavedChoice<ThemeChoice>('badlands-theme', choices)

/** The theme chosen on this machine; 'system' where none was, or where nothing can be kept. */
export const rememberedTheme = (): ThemeChoice => kept.get()

/** Keeps the theme chosen on this machine, where something can be kept. */
export const rememberTheme = (choice: ThemeChoice): void => kept.keep(choice)

/** The choice after this one, for a button that goes round. */
export const nextTheme = (choice: ThemeChoice): ThemeChoice =>
  choices[(choices.indexOf(choice) + 1) % choices.length] ?? 'system'
