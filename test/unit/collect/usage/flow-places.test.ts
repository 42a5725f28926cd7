import { expect, it } from 'vitest';
import { flowBody, type FlowBody } from '../../../../src/collect/bodies/flow-body.ts';
import { flowPlaces } from '../../../../src/collect/usage/flow-places.ts';
import { inWords, sampleScope } from '../sample-scope.ts';

const touched = (body: Partial<FlowBody>) =>
  inWords(flowPlaces({ object: null, objects: [], fields: [], paths: [], ...body }, sampleScope));

it.each([
  ['objects that the build has', { objects: ['Account', 'Gone__c'] }, ['Account']],
  [
    'fields that the objects have, as the org writes them',
    {
      fields: [
        { object: 'Account', field: 'industry' },
        { object: 'Account', field: 'Gone__c' },
        { object: 'Gone__c', field: 'Name' },
      ],
    },
    ['Account.Industry'],
  ],
  [
    'paths that lead to a field',
    {
      paths: [
        { object: 'Contact', path: ['Account', 'Industry'] },
        { object: 'Contact', path: ['Gone__r', 'Name'] },
      ],
    },
    ['Contact.AccountId', 'Account.Industry'],
  ],
])('a flow touches %s', (_, body, expected) => {
  expect(touched(body)).toEqual(expected);
});

// Formulas know $User, $Profile and the like; in a flow they are variables that nothing declares, and are dropped.
it('a flow touches the fields of global variables', () => {
  const body = flowBody.digest({ formulas: { expression: '{!$User.Email}' } }, 'My_Flow');
  expect(body && touched(body)).toEqual(['User.Email']);
});
