export const entries: Readonly<Record<'badlands' | 'loss-landscape', string>>
export const elementMembers: readonly string[]
