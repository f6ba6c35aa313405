/** File name -> the text it should have. Throws Error on a faulty grammar. */
export function compiled(): Map<string, string>;
