/** Why a source cannot become an article, and what to do instead. */
export interface Refusal {
  message: string;
  remedy: string;
}

export function isRefusal(value: object): value is Refusal {
  return 'remedy' in value && 'message' in value;
}
