import type { Component, Components } from './components.ts';

/** A component with nothing special about it. */
export const componentOf = (special: Partial<Component> & Pick<Component, 'type' | 'fullName'>): Component => ({
  id: null,
  file: null,
  metadata: {},
  ...special,
});

/** The components of a list; a retrieve finds them by their names, or below the file that they share. */
export const componentsFrom = (components: readonly Component[]): Components => ({
  byId: (type, id) => components.find((one) => one.type === type && one.id?.slice(0, 15) === id.slice(0, 15)),
  members: (type, names) => {
    const files = new Set(
      components
        .filter((one) => one.type === type && (names.includes(one.fullName) || names.includes('*')))
        .map(({ file }) => file),
    );
    return components.filter(({ file }) => file !== null && files.has(file));
  },
});
