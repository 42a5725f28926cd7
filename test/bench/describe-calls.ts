import type { OrgProcess } from './org-process.ts';

/** One describe call for each object of the org, a fixed number of them at a time; every answer is read and parsed. */
export async function describeCalls(org: OrgProcess, atOnce: number): Promise<{ readonly wallTime: number }> {
  await org.reset();
  const startedAt = Date.now();
  const versions = (await get(org, '/services/data')) as { readonly url: string }[];
  const root = `${versions.at(-1)?.url ?? ''}/sobjects`;
  const { sobjects } = (await get(org, root)) as { readonly sobjects: { readonly name: string }[] };
  const names = sobjects.values();
  const describeNext = async (): Promise<void> => {
    for (const { name } of names) await get(org, `${root}/${encodeURIComponent(name)}/describe`);
  };
  await Promise.all(Array.from({ length: atOnce }, describeNext));
  return { wallTime: Date.now() - startedAt };
}

async function get({ url, token }: OrgProcess, path: string): Promise<unknown> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
