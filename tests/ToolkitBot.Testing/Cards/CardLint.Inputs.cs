using System.Text.Json.Nodes;

namespace ToolkitBot.Testing;

/// <summary>Rules of what a person fills in.</summary>
public static partial class CardLint
{
    private static IEnumerable<CardFinding> Inputs(List<CardElement> elements)
    {
        var dataKeys = elements
            .Where(e => e.IsAction && e.Json["data"] is JsonObject)
            .SelectMany(e => e.Json["data"]!.AsObject().Select(m => m.Key))
            .ToHashSet(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in elements.Where(e => e.IsInput && !e.IsFallback))
        {
            foreach (var finding in Identity(input, ids, dataKeys).Concat(Validation(input)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<CardFinding> Identity(CardElement input, HashSet<string> ids, HashSet<string> dataKeys)
    {
        var id = input.Text("id");
        if (string.IsNullOrWhiteSpace(id))
        {
            yield return new("C-04", input.Path, "needs an id.");
        }
        else if (!ids.Add(id))
        {
            yield return new("C-04", input.At("id"), $"'{id}' is the id of another input too.");
        }
        else if (dataKeys.Contains(id))
        {
            yield return new(
                "C-04",
                input.At("id"),
                $"'{id}' is in an action's data too, which the input would overwrite."
            );
        }

        var label = input.Text("label");
        if (string.IsNullOrWhiteSpace(label))
        {
            yield return new("C-04", input.Path, "needs a label.");
        }
        else if (label == input.Text("placeholder"))
        {
            yield return new("C-04", input.At("placeholder"), "repeats the label; give an example, or leave it out.");
        }
    }

    private static IEnumerable<CardFinding> Validation(CardElement input)
    {
        var canFail = input.IsTrue("isRequired") || input.Has("regex") || input.Has("min") || input.Has("max");
        if (canFail && string.IsNullOrWhiteSpace(input.Text("errorMessage")))
        {
            yield return new(
                "C-05",
                input.Path,
                "can be filled in wrongly; needs an errorMessage that says how to do it right."
            );
        }
    }
}
