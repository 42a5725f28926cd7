import { NOT_EVALUATED } from '../model/access-words.js';
import { orgBlocks, orgFacts, orgPages, type OrgPage } from '../model/blocks/org-blocks.js';
import { holdersOf, openingPermissions, type OpeningPermission } from '../model/data-openers.js';
import { isAsked, type FactContext } from '../model/kind-facts.js';
import { granteeWords } from './access-passages.js';
import { corpusRecords, type CorpusRecord } from './corpus-records.js';
import { kindPassages, type FactsOwner } from './fact-passages.js';
import type { Passage, RecordOwner } from './passage.js';
import { pathOf } from './path-of.js';

/** What stands where an object's name would, on records about the org itself: no object of Salesforce is called so. */
const ORG = 'org';

/** The records about what belongs to no object. */
export function orgRecords(context: FactContext): readonly CorpusRecord[] {
  const owner: RecordOwner = { orgId: context.schema.org.id, object: { name: ORG }, size: null };
  const pages = Object.keys(orgPages) as readonly OrgPage[];
  const passages = [...pages.flatMap((page) => pagePassages(page, context)), ...permissionPassages(context)];
  return passages.flatMap((passage) => corpusRecords(passage, owner));
}

function pagePassages(page: OrgPage, context: FactContext): readonly Passage[] {
  const found = orgFacts(page, context).filter(({ facts }) => facts.length > 0);
  if (found.length === 0) {
    return [];
  }
  const { plan } = orgBlocks(page, context);
  const owner: FactsOwner = {
    anchorPath: (anchor) => pathOf(orgPages[page].path, plan.pageOf.get(anchor) ?? 1, anchor),
  };
  return found.flatMap((each) => kindPassages(each, owner));
}

/** Who has each system permission that opens data: what the records about one object's access leave out. */
function permissionPassages({ schema }: FactContext): readonly Passage[] {
  const asked = isAsked(schema, 'security');
  return (Object.keys(openingPermissions) as readonly OpeningPermission[]).flatMap((permission) => {
    const holders = asked ? (holdersOf(schema, permission) ?? []) : [];
    const label = openingPermissions[permission];
    return holders.length === 0
      ? []
      : {
          type: 'access',
          name: permission,
          label,
          namespace: undefined,
          custom: false,
          path: pathOf(orgPages.security.path, 1),
          subject: `Profiles and permission sets that grant the system permission ${label} (API name ${permission}) in the org.`,
          statements: [{ lead: 'Granted by', items: holders.map(granteeWords) }, NOT_EVALUATED],
        };
  });
}
