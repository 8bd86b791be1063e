namespace ToolkitBot.Toolkit.Questions;
public enum FindingOutcome { Answer, Unsure, Declined }
public sealed record RankedSection(string SectionId, double P);
public sealed record FindingPart(string SectionId, string Text);
public sealed record Finding(FindingOutcome Outcome, IReadOnlyList<RankedSection> Ranked, IReadOnlyList<FindingPart> Parts, string? DoorId);
public sealed class InterimFinder(IReadOnlyList<Answer> answers, IReadOnlyList<Door> doors)
{
    private static HashSet<string> W(string s) => [.. s.ToLowerInvariant().Split([' ', ',', '.', '?', '!', '\'', '"'], StringSplitOptions.RemoveEmptyEntries)];
    public Finding Find(string text)
    {
        var w = W(text);
        double S(string e) { var v = W(e); var i = v.Count(w.Contains); return i / (double)Math.Max(1, v.Count + w.Count - i); }
        var r = answers.Select(a => new RankedSection(a.Id, a.Examples.Max(S))).OrderByDescending(x => x.P).Take(3).ToList();
        var d = doors.Select(x => (x.Id, P: x.Examples.Max(S))).MaxBy(x => x.P);
        return d.P > r[0].P || r[0].P < 0.2 ? new(FindingOutcome.Declined, r, [], d.Id) : new(FindingOutcome.Answer, r, [new(r[0].SectionId, text)], null);
    }
}
