export const notebook = (..._a: unknown[]): string => "";
