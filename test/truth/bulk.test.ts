import { beforeAll, describe, expect, it } from 'vitest';
import { worlds } from '../simulator/worlds/index.ts';
import { crowded } from './crowded.ts';
import { build, factsIn, type Built, type Library } from './library.ts';
import { kindsUnlike, reasonsOf } from './reading.ts';

const acme = worlds.acme({});
let admin: Library;
beforeAll(async () => {
  admin = (await build({ world: acme })).library;
});

describe('an org that refuses Bulk', () => {
  it('has all facts but those of the dependency API all the same', async () => {
    const { library, run } = await build({ world: acme, refuses: { bulk: true } });
    expect(run.status).toBe(0);
    expect(kindsUnlike(admin, library).filter((kind) => kind !== 'usage')).toEqual([]);
  });

  it('has the uses of what is custom, asked for by id, and a gap for those of standard objects', async () => {
    const { library, run } = await build({ world: acme, with: ['usage'], refuses: { bulk: true } });
    const ofFields = (one: Library) =>
      factsIn(one, 'Account', 'usage').filter(
        ({ details }) => details['source'] === 'dependency-api' && details['field'],
      );
    expect(run.status).toBe(0);
    expect(ofFields(library).length).toBeGreaterThan(20);
    expect(ofFields(library)).toEqual(ofFields(admin));
    expect(reasonsOf(library, 'usage')).toContain('its uses of standard objects are unknown');
    const lost = factsIn(library, 'Account', 'usage').some(
      ({ details }) => details['component'] === 'AccountTrigger' && !details['field'],
    );
    expect(lost).toBe(false);
  });
});

describe('60,000 permissions', () => {
  const spec = { world: crowded(), with: ['security'], argv: ['--object', 'A*'] };
  const jobs = ({ simulator }: Built) => simulator.log.filter(({ path }) => path.endsWith('/jobs/query'));
  const results = ({ path }: { path: string }): boolean => /jobs\/query\/\w+\/results/.test(path);
  const files = ({ library }: Built): Readonly<Record<string, string>> =>
    (JSON.parse(library.text('library.json')) as { files: Record<string, string> }).files;
  let byJob: Built;
  beforeAll(async () => {
    byJob = await build(spec);
  });

  it('come by one job, which writes nothing', () => {
    expect(jobs(byJob).map(({ method, status }) => [method, status])).toEqual([['POST', 200]]);
    expect(byJob.simulator.log.filter(({ path }) => path.includes('FieldPermissions WHERE'))).toEqual([]);
    expect(factsIn(byJob.library, 'Account', 'field-access').length).toBeGreaterThan(60);
  });

  it('come page by page from an org that refuses Bulk: the same bytes', async () => {
    const built = await build({ ...spec, refuses: { bulk: true } });
    expect({ status: built.run.status, jobs: jobs(built).map(({ status }) => status) }).toEqual({
      status: 0,
      jobs: [400],
    });
    expect(files(built)).toEqual(files(byJob));
  });

  it('come page by page where the job fails, each once', async () => {
    const built = await build({ ...spec, bulkFails: true });
    expect(built.run.status).toBe(0);
    expect(files(built)).toEqual(files(byJob));
  });

  it('come whole when a page of results is lost on the way, each once', async () => {
    const built = await build({ ...spec, weather: [{ when: results, answer: 'truncate' }] });
    expect(built.run.status).toBe(0);
    expect(built.simulator.log.filter(results).length).toBeGreaterThan(byJob.simulator.log.filter(results).length);
    expect(files(built)).toEqual(files(byJob));
  });
});
