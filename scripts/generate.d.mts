/** The generated files, from the root of the repository, and their texts; the same texts for the same documents. */
export function generate(): Promise<Map<string, string>>;
/** Names of the generated files that are missing on disk or differ from `files`. */
export function staleFiles(files: Map<string, string>): Promise<string[]>;
