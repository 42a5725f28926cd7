import { ApiError, badRequest } from './api-error.ts';
import type { ApiRequest } from './org.ts';

export type JsonObject = { readonly [name: string]: unknown };

/** The body as an object, or the refusal of a body that is none. */
export function jsonBody({ body, headers }: ApiRequest): JsonObject {
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
    throw new ApiError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `Content type ${headers['content-type'] ?? 'none'} is not supported`,
    );
  }
  const parsed = parse(body);
  if (!isObject(parsed)) throw badRequest('JSON_PARSER_ERROR', 'The body is not a JSON object');
  return parsed;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw badRequest('JSON_PARSER_ERROR', error instanceof Error ? error.message : 'The body is not JSON');
  }
}

/** Whether a value is an object with names. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refuses a name that the resource does not know. */
export function knowOnly(object: JsonObject, names: readonly string[]): void {
  for (const name of Object.keys(object)) {
    if (!names.includes(name)) throw badRequest('JSON_PARSER_ERROR', `Unrecognized field "${name}"`);
  }
}
