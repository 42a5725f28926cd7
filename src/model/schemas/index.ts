import corpusRecord from './corpus-record.schema.json' with { type: 'json' };
import library from './library.schema.json' with { type: 'json' };
import object from './object.schema.json' with { type: 'json' };
import org from './org.schema.json' with { type: 'json' };
import stats from './stats.schema.json' with { type: 'json' };

/** JSON Schemas (draft 2020-12) of the library's formats, for programs that read it. */
export const schemas = { corpusRecord, library, object, org, stats };
