import { styleTags, tags } from "@lezer/highlight";

/** What the editor may colour: baked into the parser as node properties. */
export const highlighting = styleTags({
  Comment: tags.lineComment,
  Number: tags.number,
  Superscript: tags.number,
  Name: tags.variableName,
  "Call/Name": tags.function(tags.variableName),
  "NamedArgument/Name Parameter/Name": tags.propertyName,
  "Assign/Name": tags.definition(tags.variableName),
  "Def/Name": tags.function(tags.definition(tags.variableName)),
  "def return lambda": tags.definitionKeyword,
  Reserved: tags.keyword,
  ImportLine: tags.meta,
  "Plus Minus Times Divide Dot At Caret RootSign": tags.arithmeticOperator,
  "Less Greater LessEqual GreaterEqual EqualEqual NotEqual": tags.compareOperator,
  Equals: tags.definitionOperator,
  "Open Close": tags.paren,
  Comma: tags.separator,
  Semicolon: tags.separator,
  Colon: tags.punctuation,
  Unknown: tags.invalid,
});
