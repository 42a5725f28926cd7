#!/usr/bin/env node
// The committed manifest makes oclif load lib/, so `npm run dev` compiles first.
import { execute } from '@oclif/core';

await execute({ development: true, dir: import.meta.url });
