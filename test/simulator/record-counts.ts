import { seeded } from './random.ts';
import type { WorldField, WorldObject } from './world.ts';

/**
 * The records of an object, of these the ones with a value in the field when there is one, and of these the ones that
 * were created in the last days when there is a window.
 */
export type RecordCounts = (object: WorldObject, field: string | null, days: number | null) => number;

const seed = 4;

/** Counts that follow from the names alone: the same in every run, and a window never holds more than the whole. */
export const hashedCounts: RecordCounts = (object, name, days) => {
  const total = inWindow(object, days);
  if (name === null) return total;
  const field = object.fields.find((one) => one.name === name);
  if (field === undefined) throw new Error(`${object.name} has no field ${name}`);
  return Math.floor(total * filledShare(object, field));
};

function inWindow(object: WorldObject, days: number | null): number {
  // What /limits/recordCount leaves out has few records all the same.
  const all = object.recordCount ?? Math.floor(50 * seeded(seed, `${object.name} count`)());
  if (days === null) return all;
  const halfLife = 100 + 1900 * seeded(seed, `${object.name} age`)(); // half of the records are younger
  return Math.floor((all * days) / (days + halfLife));
}

/** About a seventh of the fields is empty, a seventh is full, the others are somewhere between. */
function filledShare(object: WorldObject, field: WorldField): number {
  if (!field.nillable || field.type === 'boolean') return 1;
  const drawn = seeded(seed, `${object.name}.${field.name}`)();
  return Math.min(1, Math.max(0, (drawn - 0.15) / 0.7));
}
