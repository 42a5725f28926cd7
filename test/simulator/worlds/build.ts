/** The words that worlds are written in: one noun for each kind of field and object. */
export { base62, customObjectId } from './ids.ts';
export * from './fields/references.ts';
export * from './fields/system.ts';
export * from './fields/values.ts';
export * from './fields/world-field.ts';
export * from './associated.ts';
export * from './custom-objects.ts';
export * from './world-object.ts';
