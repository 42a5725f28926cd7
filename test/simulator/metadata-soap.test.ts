import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import type { Component } from './components.ts';
import type { SimulatorOptions } from './org.ts';
import { startSimulator } from './server.ts';
import type { Simulator } from './server.ts';
import { call } from './test-client.ts';
import type { Reply } from './test-client.ts';
import { componentOf, componentsFrom } from './tiny-components.ts';
import { tinyWorld } from './tiny-world.ts';

const file = 'objects/Account.object';
const account = componentOf({
  type: 'CustomObject',
  fullName: 'Account',
  file,
  metadata: { label: 'A & B', pluralLabel: null },
});
const rule = (name: string, metadata: Component['metadata']): Component =>
  componentOf({ type: 'ValidationRule', fullName: `Account.${name}`, file, metadata });
const flow = componentOf({
  type: 'Flow',
  fullName: 'My_Flow',
  file: 'flows/My_Flow.flow',
  metadata: { status: 'Active', decisions: [{ name: 'b' }, { name: 'a' }], variables: [] },
});
const workflow = componentOf({
  type: 'WorkflowRule',
  fullName: 'Account.Old',
  file: 'workflows/Account.workflow',
  metadata: { active: true },
});
const list = [
  account,
  rule('Named', { active: true, errorConditionFormula: "Name = '<x>'" }),
  rule('pkg__Hidden', null),
  flow,
  componentOf({ type: 'Flow', fullName: 'pkg__Hidden', file: 'flows/pkg__Hidden.flow', metadata: null }),
  componentOf({ type: 'Workflow', fullName: 'Account', file: 'workflows/Account.workflow' }),
  workflow,
];

let simulator: Simulator;
afterEach(() => simulator.close());
const start = async (options: Partial<SimulatorOptions> = {}): Promise<void> => {
  simulator = await startSimulator({ world: tinyWorld(), components: componentsFrom(list), ...options });
};

const send = (
  body: string,
  user = 'admin',
  more: { headers?: Record<string, string>; path?: string } = {},
): Promise<Reply> =>
  call(simulator, {
    path: more.path ?? '/services/Soap/m/67.0',
    user: 'nobody',
    headers: { 'content-type': 'text/xml', soapaction: '""', ...more.headers },
    body:
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata">' +
      `<e:Header><SessionHeader><sessionId>${simulator.tokens[user] ?? user}</sessionId></SessionHeader></e:Header>` +
      `<e:Body>${body}</e:Body></e:Envelope>`,
  });
const types = (name: string, ...members: readonly string[]): string =>
  `<types>${members.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`;
const request = (content: string): string =>
  '<retrieve><retrieveRequest><apiVersion>67.0</apiVersion><singlePackage>true</singlePackage>' +
  `<unpackaged>${content}<version>67.0</version></unpackaged></retrieveRequest></retrieve>`;
const status = (id: string, more = ''): string =>
  `<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId>${more}</checkRetrieveStatus>`;

const parser = new XMLParser({ removeNSPrefix: true, isArray: (name) => name === 'messages' });
const resultOf = ({ text }: Reply): Record<string, unknown> => {
  const { Envelope: { Body = {} } = {} } = parser.parse(text) as { Envelope?: { Body?: Record<string, object> } };
  return (Object.values(Body)[0] as { result: Record<string, unknown> }).result;
};
const retrieve = async (content: string): Promise<Record<string, unknown>> => {
  const id = String(resultOf(await send(request(content)))['id']);
  for (let poll = 0; poll < 9; poll += 1) {
    const result = resultOf(await send(status(id)));
    if (result['done'] === true) return result;
  }
  throw new Error('The retrieve does not end.');
};
const filesOf = (result: Record<string, unknown>): Record<string, string> => {
  const files = unzipSync(Buffer.from(String(result['zipFile']), 'base64'));
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
};

describe('a retrieve', () => {
  // A: "Metadata retrieve ... 1 + polls": each of these calls counts.
  it('is asked for until it has ended, and its zip comes once', async () => {
    await start();
    const first = await send(request(types('Flow', 'My_Flow')));
    expect(first.text).toContain('<LimitInfoHeader>');
    const { id } = resultOf(first);
    expect(resultOf(first)).toMatchObject({ done: false, state: 'Queued' });
    const states = [];
    for (let poll = 0; poll < 3; poll += 1) {
      states.push(resultOf(await send(status(String(id), '<includeZip>false</includeZip>')))['status']);
    }
    expect(states).toEqual(['Pending', 'InProgress', 'Succeeded']);
    expect(resultOf(await send(status(String(id))))['zipFile']).toEqual(expect.any(String));
    const later = resultOf(await send(status(String(id))));
    expect(later).toMatchObject({ done: true, success: true });
    expect(later).not.toHaveProperty('zipFile');
    expect(simulator.calls).toBe(6);
  });

  it('writes an object and its parts into one file, without what is null or hidden', async () => {
    await start();
    const result = await retrieve(types('CustomObject', 'Account'));
    const files = filesOf(result);
    expect(Object.keys(files)).toEqual([file, 'package.xml']);
    expect(files[file]).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">\n' +
        '    <label>A &amp; B</label>\n    <validationRules>\n        <fullName>Named</fullName>\n        <active>true</active>\n' +
        "        <errorConditionFormula>Name = '&lt;x&gt;'</errorConditionFormula>\n    </validationRules>\n</CustomObject>\n",
    );
    expect(files['package.xml']).toContain('<members>Account</members>\n        <name>CustomObject</name>');
    expect(result).toMatchObject({ status: 'Succeeded', success: true });
    expect(result).not.toHaveProperty('messages');
  });

  it('writes lists as repeated elements, in their order, and the rules of a workflow', async () => {
    await start();
    const files = filesOf(await retrieve(types('Flow', '*') + types('Workflow', 'Account')));
    expect(Object.keys(files)).toEqual(['flows/My_Flow.flow', 'workflows/Account.workflow', 'package.xml']);
    expect(parser.parse(files['flows/My_Flow.flow'] ?? '')).toMatchObject({
      Flow: { decisions: [{ name: 'b' }, { name: 'a' }], status: 'Active' },
    });
    expect(parser.parse(files['workflows/Account.workflow'] ?? '')).toMatchObject({
      Workflow: { rules: { fullName: 'Old', active: true } },
    });
  });

  it('says which members and types there are not', async () => {
    await start();
    const result = await retrieve(
      types('CustomObject', 'No&#38;ne__c') + types('Flow', 'pkg__Hidden') + types('Widget', '*'),
    );
    expect(result['messages']).toEqual([
      { fileName: 'package.xml', problem: "Entity of type 'CustomObject' named 'No&ne__c' cannot be found" },
      { fileName: 'package.xml', problem: "Entity of type 'Flow' named 'pkg__Hidden' cannot be found" },
      { fileName: 'package.xml', problem: "Entity type: 'Widget' is unknown" },
    ]);
  });

  // A: "Metadata retrieve | 10,000 files, 39 MB zip, 600 MB unzipped".
  it('fails above 10,000 files', async () => {
    const members = function* (): Generator<Component> {
      for (let index = 0; index < 10_001; index += 1) {
        yield componentOf({ type: 'Flow', fullName: `F${index}`, file: `flows/F${index}.flow` });
      }
    };
    await start({ components: { byId: () => undefined, members } });
    const result = await retrieve(types('Flow', '*'));
    expect(result).toMatchObject({ success: false, status: 'Failed', errorStatusCode: 'LIMIT_EXCEEDED' });
    expect(result).not.toHaveProperty('zipFile');
  });

  it('never ends in an org that is told so', async () => {
    await start({ retrieveNeverEnds: true });
    await expect(retrieve(types('Flow', '*'))).rejects.toThrow('does not end');
  });

  it('meets the weather like every other request', async () => {
    await start({ weather: [{ answer: { status: 503 } }] });
    expect((await send(request(types('Flow', '*')))).status).toBe(503);
    expect((await send(request(types('Flow', '*')))).status).toBe(200);
  });
});

describe('the Metadata API refuses', () => {
  const plain = request(types('Flow', '*'));
  type Row = readonly [fact: string, body: string, code: string, user?: string, more?: Parameters<typeof send>[2]];
  const rows: readonly Row[] = [
    ['B permissions: without Modify Metadata', plain, 'INSUFFICIENT_ACCESS', 'restricted'],
    ['C 401: a wrong session', plain, 'INVALID_SESSION_ID', 'wrong'],
    [
      'SOAP: another content type',
      plain,
      'INVALID_SOAP_HEADER',
      'admin',
      { headers: { 'content-type': 'text/plain' } },
    ],
    ['SOAP: a version that there is not', plain, 'NOT_FOUND', 'admin', { path: '/services/Soap/m/99.0' }],
    ['SOAP: another operation', '<listMetadata/>', 'INVALID_SOAP_HEADER'],
    ['SOAP: two operations', plain + plain, 'INVALID_SOAP_HEADER'],
    ['SOAP: an element that is not known', plain.replaceAll('singlePackage', 'rollback'), 'INVALID_SOAP_HEADER'],
    [
      'SOAP: elements in another order',
      plain.replace(/(<apiVersion>.*?)(<singlePackage>.*?)(?=<unpackaged>)/, '$2$1'),
      'INVALID_SOAP_HEADER',
    ],
    [
      'SOAP: name before members',
      request('<types><name>Flow</name><members>*</members></types>'),
      'INVALID_SOAP_HEADER',
    ],
    ['a version of the API that there is not', plain.replace('67.0', '99.0'), 'UNSUPPORTED_API_VERSION'],
    ['the status of an unknown retrieve', status('09S000000000009AAA'), 'INVALID_CROSS_REFERENCE_KEY'],
  ];
  it.each(rows.map(([fact, ...row]) => ({ fact, row })))('$fact', async ({ row: [body, code, user, more] }) => {
    await start();
    const reply = await send(body, user, more);
    expect(reply.status).toBe(500);
    expect(reply.text).toContain(`<faultcode>sf:${code}</faultcode><faultstring>${code}: `);
  });

  it('everything in an org without it', async () => {
    await start({ refuses: { metadata: true } });
    expect((await send(plain)).text).toContain('FUNCTIONALITY_NOT_ENABLED');
  });
});
