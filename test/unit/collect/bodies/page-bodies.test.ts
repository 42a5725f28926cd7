import { describe, expect, it } from 'vitest';
import { flexiPageBody } from '../../../../src/collect/bodies/flexi-page-body.ts';
import { layoutBody } from '../../../../src/collect/bodies/layout-body.ts';
import { objectBody } from '../../../../src/collect/bodies/object-body.ts';

describe('a page layout', () => {
  const item = (field: string) => ({ behavior: 'Edit', field });

  it('has the fields of all sections and columns, once and sorted, and its related lists', () => {
    const tree = {
      layoutSections: [
        { layoutColumns: [{ layoutItems: [item('Name'), item('Industry')] }, { layoutItems: item('Phone') }] },
        { layoutColumns: { layoutItems: [item('Industry'), { emptySpace: 'true' }, { page: 'Sales' }] } },
        { style: 'CustomLinks' },
      ],
      relatedLists: [{ relatedList: 'RelatedContactList' }, { relatedList: 'Plants__r' }, { fields: 'NAME' }],
    };
    expect(layoutBody.digest(tree, 'Account-Account Layout')).toEqual({
      fields: ['Industry', 'Name', 'Phone'],
      relatedLists: ['Plants__r', 'RelatedContactList'],
    });
  });

  it('may be empty', () => {
    expect(layoutBody.digest({ layoutSections: '' }, 'Account-Empty')).toEqual({ fields: [], relatedLists: [] });
  });
});

describe('a Lightning page', () => {
  it('has an object and the fields that stand on it', () => {
    const instance = (fieldItem: string) => ({ fieldInstance: { fieldItem } });
    const tree = {
      sobjectType: 'Account',
      flexiPageRegions: [
        { itemInstances: [instance('Record.Phone'), instance('Record.Owner.Name'), { componentInstance: {} }] },
        { itemInstances: instance('Record.Phone') },
      ],
    };
    expect(flexiPageBody.digest(tree, 'Account_Page')).toEqual({ object: 'Account', fields: ['Owner.Name', 'Phone'] });
  });

  it('of an app has neither', () => {
    expect(flexiPageBody.digest({ type: 'HomePage' }, 'Home')).toEqual({ object: null, fields: [] });
  });
});

describe('the definition of an object', () => {
  it('tells what kind of setting it is, its numbers, and the pages in the place of the standard one', () => {
    const view = { actionName: 'View', type: 'Flexipage', content: 'Account_Page' };
    const tree = {
      customSettingsType: 'Hierarchy',
      visibility: 'Protected',
      nameField: { type: 'AutoNumber', displayFormat: 'A-{0}' },
      actionOverrides: [
        { ...view, formFactor: 'Large' },
        view,
        { actionName: 'Edit', type: 'Default' },
        { ...view, actionName: 'New', type: 'LightningComponent' },
        { actionName: 'View', type: 'Default' },
      ],
    };
    expect(objectBody.digest(tree, 'Account')).toEqual({
      settingType: 'Hierarchy',
      visibility: 'Protected',
      nameFormat: 'A-{0}',
      pages: [{ page: 'Account_Page', formFactor: 'Large' }, { page: 'Account_Page' }],
    });
  });
});
