import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Finding } from '../finding.ts';
import type { BuiltPage } from '../page.ts';

/**
 * The page is valid HTML, according to html-validate (https://html-validate.org). This takes some
 * ten times as long as all other rules together; `sample.ts` chooses the pages.
 */
export async function validHtml({ path, html }: BuiltPage): Promise<Finding[]> {
  validator ??= new HtmlValidate(new StaticConfigLoader(config));
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.filter(isFault).map(({ message, ruleId, selector }) => ({
      page: path,
      message: `Invalid HTML: ${message}${selector ? ` (${selector})` : ''}.`,
      remedy: `Correct the component that prints it; the rule is ${ruleId}.`,
    })),
  );
}

/**
 * `align` sets the columns of Markdown tables: browsers must support it
 * (https://html.spec.whatwg.org/multipage/rendering.html#tables-2), and the policy blocks inline
 * styles.
 */
function isFault({ ruleId, message }: { ruleId: string; message: string }): boolean {
  return !(ruleId === 'no-deprecated-attr' && /"align".*<t[dh]>/.test(message));
}

/** Created on first use. */
let validator: HtmlValidate | undefined;

const config: ConfigData = {
  extends: ['html-validate:standard'],
  rules: {
    // Matters of style, not of validity.
    'attr-case': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-implicit-input-type': 'off',
    'no-implicit-button-type': 'off',
    'no-inline-style': 'off',
    'no-raw-characters': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'element-case': 'off',
    'long-title': 'off',
    // Covered by rules of this project.
    'no-dup-id': 'off',
    'heading-level': 'off',
    // All scripts are from this site.
    'require-sri': 'off',
  },
};
