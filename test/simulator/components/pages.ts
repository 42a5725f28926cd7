import type { Component, MetadataTree } from '../components.ts';
import { encodedName } from '../world/encoded-name.ts';
import { idOf, layoutName, qualified } from '../world/identity.ts';
import type { WorldApp, WorldLayout, WorldPage } from '../world/metadata.ts';
import { component, tree } from './component.ts';

export const layoutFile = (layout: WorldLayout): Component =>
  component(
    {
      type: 'Layout',
      fullName: encodedLayoutName(layout),
      id: idOf('Layout', layoutName(layout)),
      file: `layouts/${encodedLayoutName(layout)}.layout`,
    },
    () => layoutTree(layout),
  );

const encodedLayoutName = (layout: WorldLayout): string => `${layout.object}-${encodedName(qualified(layout))}`;

const layoutTree = ({ relatedLists, sections }: WorldLayout): MetadataTree => ({
  layoutSections: sections.map(({ fields, label }) => ({
    customLabel: true,
    detailHeading: true,
    editHeading: true,
    label,
    layoutColumns: [0, 1].map((column) => ({
      layoutItems: fields.filter((_, at) => at % 2 === column).map(([field, behavior]) => ({ behavior, field })),
    })),
    style: 'TwoColumnsTopToBottom',
  })),
  relatedLists: relatedLists.map(({ fields, list }) => ({ fields, relatedList: list })),
});

export const pageFile = (page: WorldPage): Component =>
  component(
    {
      type: 'FlexiPage',
      fullName: qualified(page),
      id: idOf('FlexiPage', qualified(page)),
      file: `flexipages/${qualified(page)}.flexipage`,
    },
    () => pageTree(page),
  );

const pageTree = ({ components, description, fields, label, object, type }: WorldPage): MetadataTree =>
  tree({
    description,
    flexiPageRegions: [
      {
        itemInstances: components.map((componentName) => ({ componentInstance: { componentName } })),
        name: 'main',
        type: 'Region',
      },
      {
        itemInstances: fields.map((field) => ({ fieldInstance: { fieldItem: `Record.${field}` } })),
        name: 'Facet-1',
        type: 'Facet',
      },
    ],
    masterLabel: label,
    sobjectType: object,
    template: { name: 'flexipage:recordHomeTemplateDesktop' },
    type,
  });

export const appFile = (app: WorldApp): Component =>
  component(
    { type: 'CustomApplication', fullName: qualified(app), id: null, file: `applications/${qualified(app)}.app` },
    () => appTree(app),
  );

const appTree = ({ label, pages, tabs }: WorldApp): MetadataTree => {
  const overrides = pages.map(({ formFactor, object, page, profile, recordType }) =>
    tree({
      actionName: 'View',
      content: page,
      formFactor,
      pageOrSobjectType: object,
      profile: profile === null ? null : metadataProfile(profile),
      recordType: recordType === null ? null : `${object}.${recordType}`,
      type: 'Flexipage',
    }),
  );
  return {
    actionOverrides: overrides.filter(({ profile }) => profile === undefined),
    label,
    profileActionOverrides: overrides.filter(({ profile }) => profile !== undefined),
    tabs,
  };
};

/** Some profiles of the org have another name in the Metadata API. */
const standardProfiles: Readonly<Record<string, string>> = {
  'Read Only': 'ReadOnly',
  'Standard User': 'Standard',
  'System Administrator': 'Admin',
};

const metadataProfile = (name: string): string => standardProfiles[name] ?? encodedName(name);
