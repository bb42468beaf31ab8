import type { Rule } from 'eslint'

export const authoredText: Rule.RuleModule
