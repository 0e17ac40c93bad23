/** OpenAPI 3.1 from the registry: queries are GET with `input` as JSON, commands POST a JSON body. */
import { PROBLEMS } from '@openmara/core/access/problems';
import { z } from 'zod';
import type { Operation } from '../operations/operation.ts';

const schema = (type: z.ZodType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' });
export const pathOf = (name: string): string => `/api/${name.replace('.', '/')}`;

export function openApi(operations: readonly Operation[]): Record<string, unknown> {
  const problem = {
    description: 'A problem document (RFC 9457)',
    content: {
      'application/problem+json': {
        schema: {
          type: 'object',
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
                properties: { field: { type: 'string' }, reason: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'OpenMARA', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'openmara_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    paths: Object.fromEntries(
      operations.map((operation) => {
        const shared = {
          operationId: operation.name,
          summary: operation.summary,
          tags: [operation.name.split('.')[0]],
          'x-who': operation.who,
          security: operation.who === 'anyone' ? [] : [{ session: [] }, { token: [] }],
          responses: {
            200: {
              description: 'Done',
              content: { 'application/json': { schema: schema(operation.output, 'output') } },
            },
            default: problem,
          },
        };
        const input = schema(operation.input, 'input');
        return [
          pathOf(operation.name),
          operation.kind === 'query'
            ? {
                get: {
                  ...shared,
                  parameters: [
                    {
                      name: 'input',
                      in: 'query',
                      required: false,
                      content: { 'application/json': { schema: input } },
                    },
                  ],
                },
              }
            : {
                post: {
                  ...shared,
                  requestBody: { required: true, content: { 'application/json': { schema: input } } },
                },
              },
        ];
      }),
    ),
  };
}
