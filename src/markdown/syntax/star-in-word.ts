import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
} from 'micromark-util-types';

/**
 * A single `*` between two letters or digits, or between a bracket and a digit, is a literal
 * character and not emphasis: `Leser*innen`, `2*3*4`, `(1+2)*3`. CommonMark reads it as emphasis
 * (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run), and so it is in scripts that
 * write no spaces around a word: `これは*重要*です`.
 */
export function starInWord(): Extension {
  const construct: Construct = { name: 'starInWord', tokenize };
  return { text: { [star]: construct } };
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const before = this.previous;
  return (code) => {
    if (!isWord(before) && before !== closingBracket) return nok(code);
    effects.enter('data');
    effects.consume(code);
    return (after) => {
      if (!(before === closingBracket ? isDigit(after) : isWord(after))) return nok(after);
      effects.exit('data');
      return ok(after);
    };
  };
}

/** Whether a character is a letter or a digit of a script that separates its words. */
function isWord(code: Code): boolean {
  return code !== null && code > 0 && separated.test(String.fromCodePoint(code));
}

/** Korean separates words, but not the particles after them. */
const separated =
  /(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}]/u;

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57;
}

const star = 42;
const closingBracket = 41;
