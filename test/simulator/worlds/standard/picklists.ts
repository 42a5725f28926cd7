import type { WorldField } from '../../world.ts';
import { picklistValue } from '../fields/values.ts';
import { chance, seedOf } from '../random.ts';
import { readData } from '../read-data.ts';
import { standardRows } from './rows.ts';

type Picklist = NonNullable<WorldField['picklist']>;

/** The values that an org ships for a standard picklist, or plausible ones; equal fields share one list. */
export function picklistOf(object: string, name: string): Picklist {
  const own = `${object}.${name}` in KNOWN || historyFields(object, name) !== undefined;
  const key = own ? `${object}.${name}` : name;
  const found = cache.get(key) ?? frozen(KNOWN[key] ?? historyFields(object, name) ?? plausible(key));
  cache.set(key, found);
  return found;
}

/** The changed field of a history row is a field of the object that the history is about. */
function historyFields(object: string, name: string): readonly string[] | undefined {
  const about = name === 'Field' ? standardRows[object.replace(/(Field)?History$/, '')] : undefined;
  const tracked = about?.fields.filter(([, , dataType]) => TRACKABLE.test(dataType)).map(([field]) => field);
  return tracked && ['created', ...tracked.filter((field) => !field.startsWith('Last')).slice(0, 20)];
}

const TRACKABLE = /^(Text\(|Picklist$|Currency|Phone|Email|Checkbox|Name|Date$)/;

function plausible(key: string): readonly string[] {
  const family = FAMILIES.find(([pattern]) => pattern.test(key))?.[1] ?? WORDS;
  const random = chance(seedOf(key));
  const count = Math.min(random.between(3, 12), family.length);
  const start = random.between(0, family.length - count);
  return family.slice(start, start + count);
}

function frozen(values: readonly string[]): Picklist {
  const list = values.map((value) => Object.freeze(picklistValue(value)));
  return Object.freeze({ restricted: false, controller: null, values: Object.freeze(list) });
}

const cache = new Map<string, Picklist>();

const KNOWN = readData<Readonly<Record<string, readonly string[]>>>('picklists.json');

const FAMILIES: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /Status|State$/,
    ['New', 'Draft', 'Pending', 'In Progress', 'Active', 'On Hold', 'Completed', 'Failed', 'Canceled', 'Expired'],
  ],
  [/Type$/, ['Standard', 'Custom', 'Internal', 'External', 'Manual', 'Automatic', 'Default', 'Other']],
  [/Access|Visibility|Permission/, ['None', 'Read', 'Edit', 'All', 'Private', 'Shared', 'Public']],
  [/Category|Group|Class/, ['General', 'Sales', 'Service', 'Marketing', 'Commerce', 'Finance', 'Operations', 'Other']],
  [/Frequency|Interval|Schedule/, ['Never', 'Hourly', 'Daily', 'Weekly', 'Monthly', 'Quarterly', 'Yearly']],
  [/Country/, ['AT', 'CH', 'DE', 'ES', 'FR', 'GB', 'IT', 'JP', 'NL', 'US']],
];

const WORDS = [
  ...['Low', 'Medium', 'High', 'Critical', 'Primary', 'Secondary', 'Preferred', 'Approved', 'Rejected', 'Open'],
  ...['Closed', 'Online', 'Offline', 'Partner', 'Direct', 'Unknown', 'Not Applicable', 'Other'],
];
