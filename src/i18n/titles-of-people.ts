/** What stands before a name, without its full stop. */
export const titlesOfPeople: readonly string[] =
  'Dr Prof Dipl Ing Mag St Hl Hr Fr Frhr Mr Mrs Ms Abg Sen'.split(' ');
