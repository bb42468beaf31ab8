export const entries: Readonly<Record<'badlands' | 'loss-landscape', string>>
