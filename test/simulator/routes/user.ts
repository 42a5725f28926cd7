import { notFound } from '../api-error.ts';
import { ok } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { userTable } from '../data-tables.ts';
import type { Org, RoutedRequest } from '../org.ts';
import { segment } from '../route.ts';

/** GET /sobjects/User/ID: the only record that can be read by its id. */
export function userRecord({ world }: Org, request: RoutedRequest): Answer {
  const table = userTable(world);
  const user = [...table.rows(null)].find(({ id }) => id === segment(request, 'id'));
  if (user === undefined) throw notFound();
  const values = [...table.columns].map(([name, { of }]) => [name, of(user)] as const);
  return ok({ attributes: { type: 'User', url: request.path }, ...Object.fromEntries(values) });
}
