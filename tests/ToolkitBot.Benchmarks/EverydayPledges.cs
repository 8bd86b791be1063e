namespace ToolkitBot.Benchmarks;

/// <summary>
/// Everyday management English in every opening: all of it must pass. Only measured, never learnt from; nothing here
/// stands in an example.
/// </summary>
internal static class EverydayPledges
{
    private static readonly string[] Openings =
    [
        "I will ",
        "I'll ",
        "We will ",
        "We'll ",
        "I pledge to ",
        "My pledge is to ",
        "Our team pledges to ",
        "We pledge to ",
        "I promise to ",
        "To ",
        "",
        "I'm going to ",
    ];

    private static readonly string[] Verbs =
    [
        "improve",
        "support",
        "promote",
        "challenge how we plan",
        "speak up about",
        "champion",
        "fight for",
        "review",
        "measure",
        "strengthen",
        "encourage",
        "drive",
        "target",
        "protect time for",
        "learn about",
        "share what works in",
    ];

    private static readonly string[] Objects =
    [
        "patient care",
        "our stroke service",
        "hand hygiene on every ward",
        "the role of nurses",
        "families and carers",
        "safer discharge",
        "staff wellbeing in our health board",
        "students on placement",
        "better handovers at night",
        "infection control",
        "our diabetes clinic",
        "the patient experience in outpatients",
        "children's mental health services",
        "people with learning disabilities",
        "good nutrition for older people",
        "incident reporting",
    ];

    /// <summary>Every opening with every verb and every object.</summary>
    public static IEnumerable<string> All =>
        from opening in Openings
        from verb in Verbs
        from thing in Objects
        let text = opening + verb + " " + thing
        select char.ToUpperInvariant(text[0]) + text[1..];
}
