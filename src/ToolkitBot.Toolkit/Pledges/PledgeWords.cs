using ToolkitBot.Toolkit.Content;
using ToolkitBot.Toolkit.Screening;

namespace ToolkitBot.Toolkit.Pledges;

/// <summary>Words, from the content, for coaching pledges and for parsing a pledge typed in one line.</summary>
public sealed class PledgeWords
{
    private PledgeWords(ContentNode coach, ContentNode line)
    {
        Vague = new PhraseSet(coach.Text("vague"));
        Actions = new PhraseSet(coach.Text("actions"));
        Measures = new PhraseSet(coach.Text("measures"));
        Openings = new PhraseSet(line.Text("openings"));
        TeamWords = new PhraseSet(line.Text("team"));
        OrganisationWords = new PhraseSet(line.Text("organisation"));
        VerbWords = new PhraseSet(line.Text("verbs"));
        WhyWords = new PhraseSet(line.Text("why"));
        ForWords = new PhraseSet(line.Text("for"));
    }

    /// <summary>Phrases that promise nothing specific: "do better".</summary>
    internal PhraseSet Vague { get; }

    /// <summary>Verbs for something that can be seen to be done.</summary>
    internal PhraseSet Actions { get; }

    /// <summary>Words that say how often or how much.</summary>
    internal PhraseSet Measures { get; }

    /// <summary>Openings before the pledge itself: "I pledge to".</summary>
    internal PhraseSet Openings { get; }

    internal PhraseSet TeamWords { get; }

    internal PhraseSet OrganisationWords { get; }

    /// <summary>Verbs after the one who promises: "will", "pledges".</summary>
    internal PhraseSet VerbWords { get; }

    internal PhraseSet WhyWords { get; }

    internal PhraseSet ForWords { get; }

    /// <summary>Reads the parts <c>coach</c> and <c>line</c> of <c>screening.yaml</c>.</summary>
    /// <exception cref="ContentException">An entry is missing, empty or unknown.</exception>
    public static PledgeWords Read(ContentNode node)
    {
        var coach = node.Get("coach");
        coach.Only("vague", "actions", "measures");
        var line = node.Get("line");
        line.Only("openings", "team", "organisation", "verbs", "why", "for");
        return new PledgeWords(coach, line);
    }
}
