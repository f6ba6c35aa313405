import type { Page } from "@playwright/test";

/** What is not in the reader's language: code, formulas, the program in the editor, and what names itself. */
const foreign =
  "code, pre, kbd, .cm-content, .editor-plain, .cm-tooltip-autocomplete, .math, .katex, math, script, style, body [lang='en']";

/** English words, one after the other, that are no names. */
const fewest = 3;

/**
 * Every text, label, title and placeholder that can be met on the page as it stands and holds three English words in a row.
 * What is folded away is opened first.
 */
export async function englishOn(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  return page.evaluate(
    ([skipped, most]) => {
      const isWord = (token: string): boolean => /^["“(]?([A-Za-z][A-Za-z’'-]+|[aAI])[.,:;!?”")]*$/.test(token);
      const isEnglish = (text: string): boolean => {
        let run = 0;
        return text.split(/\s+/).some((token, i, all) => {
          // Names in a list are no sentence.
          const goesOn = i > 0 && all[i - 1]?.endsWith(",") !== true;
          run = isWord(token) ? (goesOn ? run + 1 : 1) : 0;
          return run >= most;
        });
      };
      const isMet = (element: Element): boolean => element.closest(skipped) === null && element.checkVisibility();
      const found = new Set<string>();
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode() !== null) {
        const { parentElement: element, textContent: text } = texts.currentNode;
        if (element !== null && isEnglish(text ?? "") && isMet(element)) found.add(text ?? "");
      }
      for (const name of ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"])
        for (const element of document.querySelectorAll(`[${name}]`)) {
          const text = element.getAttribute(name) ?? "";
          if (isEnglish(text) && isMet(element)) found.add(`${name}: ${text}`);
        }
      return [...found];
    },
    [foreign, fewest] as const,
  );
}
