import { notFound } from '../api-error.ts';
import type { Answer } from '../answer.ts';
import type { Org, RoutedRequest } from '../org.ts';

/** POST /services/Soap/u/XX.X. */
export function soap(_org: Org, _request: RoutedRequest): Answer {
  throw notFound();
}
