import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// The plugin's sources import each other as the `.js` that the compiler makes of them. This finds the `.ts` instead, where
// there is no `.js`, in everything that is imported after it: the limiter's bench runs the sources without a compiler.
registerHooks({
  resolve: (specifier, context, next) => next(sourceOf(specifier, context.parentURL) ?? specifier, context),
});

function sourceOf(specifier: string, importer: string | undefined): string | undefined {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !importer?.startsWith('file:')) return undefined;
  const compiled = new URL(specifier, importer);
  const source = new URL(specifier.replace(/\.js$/, '.ts'), importer);
  const exists = (url: URL): boolean => existsSync(fileURLToPath(url));
  return !exists(compiled) && exists(source) ? source.href : undefined;
}
