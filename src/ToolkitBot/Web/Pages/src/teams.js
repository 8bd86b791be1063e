// The page inside Teams. A bundle of its own, fetched only where the page stands in a frame.
import { app, authentication, pages } from "@microsoft/teams-js";

const patience = 8000;

/** What Teams answers; throws where nobody does. */
function inTime(answer) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error("Teams did not answer.")), patience);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Shakes hands with Teams; throws where nobody answers. */
export async function connect() {
  await inTime(app.initialize());
  app.notifySuccess();
}

/** A token that says who the person is, for this app alone. */
export const token = () => authentication.getAuthToken();

/** Calls back with default, dark or contrast whenever the person changes the theme. */
export const onTheme = (tell) => app.registerOnThemeChangeHandler(tell);

/** Id of the team whose tab this will be, as the bot knows it; null in a chat. */
export const teamHere = async () => (await app.getContext()).team?.internalId ?? null;

/** Id of the team that the link to the tab names; null for all. */
export const teamNamed = async () => (await inTime(app.getContext())).page.subPageId || null;

/** Makes the wall the tab, once the person saves; the last offer counts. */
export function offerTab(name, contentUrl, websiteUrl) {
  pages.config.registerOnSaveHandler(async (saving) => {
    try {
      await pages.config.setConfig({ entityId: "wall", suggestedDisplayName: name, contentUrl, websiteUrl });
      saving.notifySuccess();
    } catch {
      saving.notifyFailure();
    }
  });
  pages.config.setValidityState(true);
}
