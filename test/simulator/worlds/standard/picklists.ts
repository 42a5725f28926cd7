import type { WorldField } from '../../world.ts';
import { picklistValue } from '../fields/values.ts';
import { chance, seedOf } from '../random.ts';
import { readData } from '../read-data.ts';

type Picklist = NonNullable<WorldField['picklist']>;

/** The values that an org ships for a standard picklist, or plausible ones; equal fields share one list. */
export function picklistOf(object: string, name: string): Picklist {
  const key = `${object}.${name}` in KNOWN ? `${object}.${name}` : name;
  const found = cache.get(key) ?? frozen(KNOWN[key] ?? plausible(key));
  cache.set(key, found);
  return found;
}

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
