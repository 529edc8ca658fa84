/**
 * The part of https://w3c.github.io/trusted-types/ used here. Absent in browsers that do not
 * enforce it.
 */
interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ): { createScriptURL: (url: string) => object };
  };
}
