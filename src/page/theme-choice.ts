import type { ThemeChoice } from '../elements/style/tokens.ts'

const key = 'badlands-theme'
const choices = ['system', 'light', 'dark'] as const

/** The theme chosen on this machine; 'system' where none was, or where nothing can be kept. */
export function rememberedTheme(): ThemeChoice {
  try {
    const kept = localStorage.getItem(key)
    return choices.find((choice) => choice === kept) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Keeps the theme chosen on this machine, where something can be kept. */
export function rememberTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(key, choice)
  } catch {
    return
  }
}

/** The choice after this one, for a button that goes round. */
export const nextTheme = (choice: ThemeChoice): ThemeChoice =>
  choices[(choices.indexOf(choice) + 1) % choices.length] ?? 'system'
