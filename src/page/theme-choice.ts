import type { ThemeChoice } from '../elements/style/tokens.ts'
import { SavedChoice } from './saved-choice.ts'

const choices = ['system', 'light', 'dark'] as const
const kept = new SavedChoice<ThemeChoice>('badlands-theme', choices)

/** The saved theme; 'system' if there is none or storage is unavailable. */
export const rememberedTheme = (): ThemeChoice => kept.get()

/** Saves the theme if storage is available. */
export const rememberTheme = (choice: ThemeChoice): void => kept.keep(choice)

/** Returns the choice after this one, in a cycle. */
export const nextTheme = (choice: ThemeChoice): ThemeChoice =>
  choices[(choices.indexOf(choice) + 1) % choices.length] ?? 'system'
