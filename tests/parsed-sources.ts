/** The sources as the compiler parses them, for the tests of how they are written. Its door is called unstable: the version is locked. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import {
  isFunctionLikeDeclaration,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTemplateExpression,
  type Node,
  type SourceFile,
} from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '..');
/** What only SQL says, in the lower case in which it is written here. */
const SQL =
  /(?<!\.)\bjoin\b|\b(select|insert into|delete from|update openmara|union all|create role|alter role|set local)\b/;

/** Lines of a node, counted from 1. */
const linesOf = (node: Node, source: SourceFile): readonly [first: number, last: number] => [
  source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
  source.getLineAndCharacterOfPosition(node.end).line + 1,
];

/** Calls `see` with every node of the sources that the pattern names, tests apart. */
function visit(pattern: string, see: (node: Node, source: SourceFile, file: string) => void): void {
  const api = new API({ cwd: root });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] });
    const program = snapshot.getProjects()[0]?.program;
    for (const file of globSync(pattern, { cwd: root }).filter((name) => !name.includes('.test.'))) {
      const source = program?.getSourceFile(join(root, file));
      if (!source) throw new Error(`${file} is not in tsconfig.json`);
      const walk = (node: Node): void => {
        see(node, source, file);
        node.forEachChild(walk);
      };
      walk(source);
    }
  } finally {
    api.close();
  }
}

/** Functions of more lines than that, the signature included, as `file:line (lines)`; those that say why are left out. */
export function longFunctions(most: number): string[] {
  const found: string[] = [];
  visit('packages/*/src/**/*.{ts,tsx}', (node, source, file) => {
    if (!isFunctionLikeDeclaration(node)) return;
    const [first, last] = linesOf(node, source);
    // Beside it: in the comment above, or on its first line.
    const lines = source.text.split('\n').slice(Math.max(0, first - 4), first + 1);
    if (last - first + 1 > most && !lines.some((line) => line.includes('// Long because ')))
      found.push(`${file}:${first} (${last - first + 1})`);
  });
  return found;
}

/** Lines of the server's SQL that are longer than that, as `file:line`. */
export function longSqlLines(most: number): string[] {
  const found = new Set<string>();
  visit('packages/server/src/**/*.ts', (node, source, file) => {
    if (!isStringLiteral(node) && !isNoSubstitutionTemplateLiteral(node) && !isTemplateExpression(node))
      return;
    if (!SQL.test(node.getText(source))) return;
    const [first, last] = linesOf(node, source);
    source.text
      .split('\n')
      .slice(first - 1, last)
      .forEach((line, at) => {
        if (line.length > most) found.add(`${file}:${first + at}`);
      });
  });
  return [...found];
}
