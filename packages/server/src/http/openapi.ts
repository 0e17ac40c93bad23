/** OpenAPI 3.1 from the registry: queries and files are GET with `input` as JSON, commands POST a JSON body. */
import { PROBLEMS } from '@openmara/core/access/problems';
import { z } from 'zod';
import type { Operation } from '../operations/operation.ts';

const schema = (type: z.ZodType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' });
export const pathOf = (name: string): string => `/api/${name.replace('.', '/')}`;

/** The method of an operation's route. */
export const methodOf = (operation: Operation): 'get' | 'post' =>
  operation.kind === 'query' || operation.kind === 'file' ? 'get' : 'post';

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { enum: Object.keys(PROBLEMS) },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['reason'],
        properties: { field: { type: 'string' }, reason: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** The whole document; a tool that reads OpenAPI 3.1 makes a client from it. */
export function openApi(operations: readonly Operation[]): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'OpenMARA',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'openmara_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: PROBLEM },
    },
    paths: Object.fromEntries(
      operations.map((operation) => [pathOf(operation.name), { [methodOf(operation)]: pathItem(operation) }]),
    ),
  };
}

/** Whether a question has fields without which it cannot be asked. */
const needsInput = (operation: Operation): boolean => !operation.input.safeParse({}).success;

const binary = { type: 'string', format: 'binary' };
function pathItem(operation: Operation): Record<string, unknown> {
  const input = schema(operation.input, 'input');
  const inQuery = {
    parameters: [
      {
        name: 'input',
        in: 'query',
        required: needsInput(operation),
        content: { 'application/json': { schema: input } },
      },
    ],
  };
  const asked = {
    query: inQuery,
    file: inQuery,
    upload: {
      ...inQuery,
      requestBody: { required: true, content: { 'application/octet-stream': { schema: binary } } },
    },
    command: { requestBody: { required: true, content: { 'application/json': { schema: input } } } },
  }[operation.kind];
  const answered =
    operation.kind === 'file'
      ? { '*/*': { schema: binary } }
      : { 'application/json': { schema: schema(operation.output, 'output') } };
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    'x-who': operation.who,
    security: operation.who === 'anyone' ? [] : [{ session: [] }, { token: [] }],
    ...asked,
    responses: {
      200: { description: 'Done', content: answered },
      default: {
        description: 'A problem document (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}
