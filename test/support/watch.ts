import type { ApiRequest } from '../simulator/org.ts';
import type { Trouble } from '../simulator/weather.ts';

/** A trouble that hits nobody and sees every request that comes in, those of the CLI's own too; it goes before all others. */
export function watch(see: (request: ApiRequest) => void): Trouble {
  return {
    when: (request) => {
      if (request.within === null) see(request);
      return false;
    },
    answer: 'hang',
  };
}

/** Whether the plugin sent it: when the CLI renews a session, it has a question of its own. */
export function isOurs({ headers }: ApiRequest): boolean {
  return headers['user-agent'] === 'sf-schema';
}
