using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ToolkitBot.BrowserTests;

/// <summary>
/// How high a card is on a phone: Microsoft's renderer with fonts, spacing and buttons as Teams has them, 375 px wide.
/// </summary>
internal static class CardHeight
{
    private const string Teams = """
        {
          "fontFamily": "Segoe UI, Liberation Sans, sans-serif",
          "supportsInteractivity": true,
          "spacing": { "small": 4, "default": 8, "medium": 16, "large": 24, "extraLarge": 32, "padding": 16 },
          "fontSizes": { "small": 12, "default": 14, "medium": 16, "large": 18, "extraLarge": 24 },
          "fontWeights": { "lighter": 300, "default": 400, "bolder": 600 },
          "actions": { "maxActions": 6, "spacing": "default", "buttonSpacing": 8, "actionsOrientation": "horizontal", "actionAlignment": "left" },
          "inputs": { "label": { "inputSpacing": "small", "optionalInputs": { "weight": "bolder" }, "requiredInputs": { "weight": "bolder" } } }
        }
        """;

    private const string Style = """
        body { margin: 0; width: 375px; font: 14px/20px "Segoe UI", "Liberation Sans", sans-serif; }
        p { margin: 0; }
        .ac-pushButton { min-height: 32px; padding: 5px 12px; font: 600 14px/20px "Liberation Sans", sans-serif; border: 1px solid; }
        .ac-input { box-sizing: border-box; min-height: 32px; font: inherit; }
        textarea.ac-input { height: 64px; width: 100%; }
        """;

    /// <summary>Makes a window ready to measure in.</summary>
    public static async Task PrepareAsync(Window window)
    {
        var package = Repository.Of("src", "ToolkitBot.LocalTeams", "page", "node_modules");
        await window.Page.AddStyleTagAsync(new() { Content = Style });
        await window.Page.AddScriptTagAsync(
            new() { Path = Path.Combine(package, "adaptivecards", "dist", "adaptivecards.min.js") }
        );
    }

    /// <summary>Draws a card in a prepared window and measures it.</summary>
    public static Task<int> OfAsync(IPage page, JsonObject card) =>
        page.EvaluateAsync<int>(
            """
            ([json, config]) => {
                const card = new AdaptiveCards.AdaptiveCard();
                card.hostConfig = new AdaptiveCards.HostConfig(JSON.parse(config));
                AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
                    const box = document.createElement('p');
                    box.textContent = text.replace(/\*\*/g, '').replace(/\[(.*?)\]\(.*?\)/g, '$1');
                    result.outputHtml = box.outerHTML;
                    result.didProcess = true;
                };
                card.parse(JSON.parse(json));
                document.body.replaceChildren(card.render());
                return Math.round(document.body.firstChild.getBoundingClientRect().height);
            }
            """,
            new[] { card.ToJsonString(), Teams }
        );
}
