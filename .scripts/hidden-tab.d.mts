export function hideTab(): void
