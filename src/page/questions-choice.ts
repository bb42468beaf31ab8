import { KeptChoice } from './kept-choice.ts'

const kept = new KeptChoice('badlands-questions', ['on', 'off'])

/** True where lectures ask their questions on this machine, as they do until somebody turns them off. */
export const rememberedQuestions = (): boolean => kept.get() === 'on'

/** Keeps whether lectures ask their questions on this machine, where something can be kept. */
export const rememberQuestions = (on: boolean): void => kept.keep(on ? 'on' : 'off')
