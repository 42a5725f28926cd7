import { badRequest } from './api-error.ts';
import type { ApiRequest } from './org.ts';

const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|UTC)$/;

/** Whether nothing changed since the date of If-Modified-Since; a date in another form is refused. */
export function unchangedSince(request: ApiRequest, lastModified: number): boolean {
  const header = request.headers['if-modified-since'];
  if (header === undefined) return false;
  const since = Date.parse(header);
  if (!httpDate.test(header) || Number.isNaN(since)) {
    throw badRequest(
      'INVALID_INPUT',
      `The value of If-Modified-Since is not a date of the form EEE, dd MMM yyyy HH:mm:ss z: ${header}`,
    );
  }
  return Math.floor(lastModified / 1000) * 1000 <= since; // the header knows no milliseconds
}
