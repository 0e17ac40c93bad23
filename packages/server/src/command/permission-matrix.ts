/** The matrix of roles and operations for the docs, from the registry and the rules. */
import { may, ROLES } from '@openmara/core/access/rules';
import { OPERATIONS } from '../operations/registry.ts';

export function permissionMatrix(): string {
  const head = `| operation | needs | ${ROLES.map((role) => role.replaceAll('_', ' ')).join(' | ')} |\n| --- | --- | ${ROLES.map(() => ':-:').join(' | ')} |`;
  const rows = OPERATIONS.map(
    (operation) =>
      `| \`${operation.name}\` | ${operation.who.replaceAll('_', ' ')} | ${ROLES.map((role) => (operation.who === 'anyone' || operation.who === 'signed_in' || may(role, operation.who) ? '●' : '')).join(' | ')} |`,
  );
  return `# Who may do what\n\nMade by \`npm run openmara -- permission-matrix > docs/permission-matrix.md\`; a test compares it with the registry. What a role then *sees* is narrowed further by row security: see ARCHITECTURE.md.\n\n${head}\n${rows.join('\n')}\n`;
}
