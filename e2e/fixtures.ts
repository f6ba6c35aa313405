import { test as base, expect, type ConsoleMessage, type Request } from "@playwright/test";
import { Backstep } from "./backstep.ts";

export { expect };

/**
 * Every test opens the built page through `app`, and fails if the page said anything on the console, threw, broke its
 * security policy, or asked for something that did not come.
 */
export const test = base.extend<{ app: Backstep; complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      const failed = (request: Request): void => {
        // Leaving a page cancels what it was still fetching; that is no fault of the page.
        const reason = request.failure()?.errorText ?? "failed";
        if (reason !== "net::ERR_ABORTED") complaints.push(`request: ${request.url()} ${reason}`);
      };
      page.on("console", (message: ConsoleMessage) => complaints.push(`console ${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
      page.on("requestfailed", failed);
      page.on("response", (response) => {
        if (response.status() >= 400) complaints.push(`response: ${response.url()} ${response.status()}`);
      });
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`);
        });
      });
      await use(complaints);
      expect(complaints, "the page is silent").toEqual([]);
    },
    { auto: true },
  ],
  app: async ({ page }, use) => {
    await use(new Backstep(page));
  },
});
