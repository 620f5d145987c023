/** Where the tour stands. It is kept while the bar is open, so that a look at something else does not begin it anew. */
class Tour {
  stop = $state(0);
}

export const tour = new Tour();
