import { refusal, smallWork } from './answer.ts';
import type { Answer } from './answer.ts';
import { normalPath } from './normal-path.ts';
import type { Org, RoutedRequest, Within } from './org.ts';
import { isWrite } from './write.ts';

/** One part of a composite or a batch, after its form was checked. */
export type Part = {
  readonly method: string;
  readonly url: string; // from /services on
  readonly headers: Readonly<Record<string, string>>;
};

/** Answers one part as the user of the whole, and writes it into the log. */
export function answerPart(org: Org, whole: RoutedRequest, within: Within, part: Part): Answer {
  const [path = '', search = ''] = part.url.split(/\?(.*)/s);
  const request = {
    ...whole,
    method: part.method,
    path: normalPath(path),
    parameters: new URLSearchParams(search),
    headers: part.headers,
    body: '',
    within,
  };
  if (isWrite(request)) whole.record.write = true;
  const trouble = org.weather.hit(request);
  const answer = trouble === null ? org.dispatch(request) : troubleAnswer(trouble);
  whole.record.subrequests.push({ method: part.method, url: part.url, status: answer.status });
  return answer;
}

function troubleAnswer(trouble: NonNullable<ReturnType<Org['weather']['hit']>>): Answer {
  if (typeof trouble === 'string') return refusal(`${trouble} in a subrequest`);
  return { status: trouble.status, body: JSON.stringify(trouble.body ?? null), seconds: smallWork };
}
