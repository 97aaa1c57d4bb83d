/** The Message-ID of a mail: the same for the same message, so that a mail sent again can be known by it. */
export function messageIdOf(id: string, from: string): string {
  const host = /@([^<>@\s]+?)>?$/.exec(from)?.[1] ?? 'localhost';
  return `<${id}@${host}>`;
}
