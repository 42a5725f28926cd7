import { describe, expect, it } from 'vitest';
import { stableJson } from '../../../src/model/stable-json.ts';

describe('stableJson', () => {
  it('sorts keys by code unit at every depth and ends with a line feed', () => {
    expect(stableJson({ b: [{ z: 1, A: 2 }], a: null, '10': 1, '9': 2 })).toBe(
      '{\n  "10": 1,\n  "9": 2,\n  "a": null,\n  "b": [\n    {\n      "A": 2,\n      "z": 1\n    }\n  ]\n}\n',
    );
  });

  it('keeps a key that is called __proto__', () => {
    expect(stableJson(JSON.parse('{"__proto__":{"constructor":1}}'))).toBe(
      '{\n  "__proto__": {\n    "constructor": 1\n  }\n}\n',
    );
  });

  it('writes lone surrogates so that the bytes are Unicode', () => {
    expect(stableJson('\uD800')).toBe('"\\ud800"\n');
  });
});
