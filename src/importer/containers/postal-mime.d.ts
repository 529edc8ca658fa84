/**
 * The part of https://github.com/postalsys/postal-mime used here. The package has no declarations.
 */
declare module 'postal-mime' {
  const PostalMime: { parse: (message: Uint8Array) => Promise<Email> };
  export default PostalMime;

  interface Email {
    /** Names in lower case. */
    headers: { key: string; value: string }[];
    subject?: string;
    date?: string;
    from?: { name?: string; address?: string };
    html?: string;
    text?: string;
    attachments: {
      filename: string | null;
      mimeType: string;
      contentId?: string;
      content: ArrayBuffer | Uint8Array;
    }[];
  }
}
