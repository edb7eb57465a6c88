export function misfit(schema: object, value: unknown): string | undefined;
