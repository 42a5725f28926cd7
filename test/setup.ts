import { settings } from '@oclif/core';

// Vitest compiles the TypeScript; oclif's own transpiling would only warn.
settings.enableAutoTranspile = false;
