import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Finding } from '../finding.ts';
import type { BuiltPage } from '../page.ts';

/**
 * Whether a page is HTML as the standard has it, by html-validate (https://html-validate.org). It takes some ten
 * times as long as all other rules together: see `sample.ts` for the pages it is shown.
 */
export async function validHtml({ path, html }: BuiltPage): Promise<Finding[]> {
  validator ??= new HtmlValidate(new StaticConfigLoader(config));
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.filter(isFault).map(({ message, ruleId, selector }) => ({
      page: path,
      message: `Invalid HTML: ${message}${selector ? ` (${selector})` : ''}.`,
      remedy: `Mend the component that prints it; the rule is ${ruleId}.`,
    })),
  );
}

/**
 * Columns of a Markdown table are set by `align`: browsers must heed it for ever
 * (https://html.spec.whatwg.org/multipage/rendering.html#tables-2), and the policy blocks what the standard offers instead.
 */
function isFault({ ruleId, message }: { ruleId: string; message: string }): boolean {
  return !(ruleId === 'no-deprecated-attr' && /"align".*<t[dh]>/.test(message));
}

/** Made when it is needed. */
let validator: HtmlValidate | undefined;

const config: ConfigData = {
  extends: ['html-validate:standard'],
  rules: {
    // Ways of writing, none of them wrong.
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
    // Rules of this project’s own say these.
    'no-dup-id': 'off',
    'heading-level': 'off',
    // Scripts are from this site.
    'require-sri': 'off',
  },
};
