/** A page as a person knows it. Of one that anybody on the way could change, the scheme is told. */
export function named(page: string): string {
  return page.replace(/^https:\/\//, '');
}
