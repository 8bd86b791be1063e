using System.Globalization;

namespace ToolkitBot.Toolkit.Questions;

/// <summary>The output of <c>ask</c>.</summary>
public static class AnswerReport
{
    /// <summary>Returns lines for a person: section, answer, reason, confidence, runner-up.</summary>
    public static IEnumerable<string> Lines(Finding finding, AnswerContent content)
    {
        if (finding.Parts.Count > 0)
        {
            foreach (var part in finding.Parts)
            {
                yield return $"Asked: {part.Text}";
                foreach (var line in Section(content, part.SectionId, part.Why, part.Probability))
                {
                    yield return line;
                }
            }

            yield break;
        }

        var lines = finding.Outcome switch
        {
            FindingOutcome.Answer => Section(content, finding.Ranked[0].Id, finding.Why, finding.Confidence),
            FindingOutcome.Declined => Declined(finding, content),
            _ => Unsure(finding, content),
        };
        foreach (var line in lines)
        {
            yield return line;
        }

        if (finding.RunnerUp is { } second)
        {
            yield return $"Runner-up:  {second.Id} ({Percent(second.Probability)})";
        }
    }

    /// <summary>Returns a row for scoring: the sections (or <c>none</c> and the nearest), then the platforms.</summary>
    public static string Row(string id, Finding finding, IEnumerable<string> platforms) =>
        $"{id}\t{string.Join(',', finding.SectionIds)}\t{string.Join(',', platforms)}";

    private static IEnumerable<string> Section(AnswerContent content, string id, string? why, double confidence)
    {
        var section = content.Section(id);
        yield return $"Section:    {id}{(section is null ? "" : $", {section.Title}")}";
        if (section is not null)
        {
            yield return $"Answer:     {section.Text}";
            yield return $"Source:     {section.Source}";
        }

        yield return Why(why);
        yield return $"Confidence: {Percent(confidence)}";
    }

    private static IEnumerable<string> Declined(Finding finding, AnswerContent content)
    {
        yield return $"Section:    {AnswerSection.None}";
        if (content.Door(finding.Door) is { } door)
        {
            yield return $"Answer:     {door.Text}";
            yield return $"Ask:        {door.Contact}";
        }

        yield return Why(finding.Why);
        yield return $"Confidence: {Percent(finding.Confidence)}";
        yield return $"Nearest:    {string.Join(", ", finding.Nearest.Select(near => near.Id))}";
    }

    private static IEnumerable<string> Unsure(Finding finding, AnswerContent content)
    {
        yield return "Section:    not sure; these are offered:";
        foreach (var near in finding.Nearest)
        {
            yield return $"            {near.Id}, {content.Section(near.Id)?.Title} ({Percent(near.Probability)})";
        }

        yield return Why(finding.Why);
        yield return $"Confidence: {Percent(finding.Confidence)}";
    }

    private static string Why(string? example) =>
        example is null ? "Why:        no example it knows comes close" : $"Why:        closest to \"{example}\"";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";
}
