import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    'dist/',
    'dist-drafts/',
    '.dist.*/',
    '.astro/',
    '.cache/',
    'content/',
    '**/fixtures/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // The compiler reports these; a leading underscore marks a parameter as unused on purpose.
      '@typescript-eslint/no-unused-vars': 'off',
      // A number in a template literal is what its author expects.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `return send(response, 404)` ends a function early; braces would say no more.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A string is spread into its code points on purpose.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Types of HTML trees promise more than a parser of hostile pages keeps.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'src/tests/**/*.ts'],
    rules: {
      // Expectations look into data of many shapes.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // What a test takes for granted fails it when it is not there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  {
    // Older browsers lack, and linkedom leaves out, what the types of the DOM promise.
    files: [
      'src/client/**',
      'src/service-worker/**',
      'src/importer/**',
      '**/*.test.ts',
      'src/tests/**/*.ts',
    ],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  // Components are checked for types by `astro check`.
  astro.configs.recommended,
);
