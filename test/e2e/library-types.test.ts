import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

// The built declarations are what a user gets, and are read six times as fast as the sources.
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const entry = `${dist}index.d.ts`;
const program = ts.createProgram([entry], {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  skipLibCheck: true,
  resolveJsonModule: true,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  types: ['node'],
});
const checker = program.getTypeChecker();
const source = program.getSourceFile(entry);
const moduleSymbol = source && checker.getSymbolAtLocation(source);
const exported = moduleSymbol ? checker.getExportsOfModule(moduleSymbol) : [];

/** Whether the type is written in this repository: those of Node and of JavaScript describe themselves. */
const isOurs = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName.startsWith(dist));

/** Properties without a comment, of the type and of those that its properties have; `a.b` is property b of property a. */
function undocumented(type: ts.Type, place: string, seen: Set<ts.Type>): string[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap((part) => undocumented(part, place, seen));
  if (seen.has(type) || !(type.flags & ts.TypeFlags.Object)) return [];
  seen.add(type);
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    return element ? undocumented(element, `${place}[]`, seen) : [];
  }
  return checker
    .getPropertiesOfType(type)
    .filter(isOurs)
    .flatMap((property) => {
      const name = `${place}.${property.name}`;
      const own = property.getDocumentationComment(checker).length > 0 || hasDescription(property) ? [] : [name];
      return [...own, ...undocumented(checker.getTypeOfSymbol(property), name, seen)];
    });
}

/** Generated types say it as `@description`. */
const hasDescription = (symbol: ts.Symbol): boolean =>
  symbol.getJsDocTags(checker).some(({ name, text }) => name === 'description' && (text ?? []).length > 0);

describe('the types of the library', () => {
  it('are exported, those that methods take and give included', () => {
    expect(exported.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'createSimulator',
        'Simulator',
        'RingOptions',
        'CallView',
        'JournalEntry',
        'WebhookView',
      ]),
    );
  });

  it('have a comment at each field', () => {
    const seen = new Set<ts.Type>();
    const missing = exported.flatMap((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return undocumented(checker.getDeclaredTypeOfSymbol(target), symbol.name, seen);
    });
    expect(missing).toEqual([]);
  });
});
