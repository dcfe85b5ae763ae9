namespace Tally.Ledger.References;

/// <summary>A draft cut into its plain text and what stands in double braces.</summary>
internal abstract record DraftPart(int Start)
{
    public sealed record Plain(int Start, string Text) : DraftPart(Start);

    public sealed record Cite(int Start, Reference Reference) : DraftPart(Start);

    /// <summary>Braces that hold no readable reference.</summary>
    public sealed record Unreadable(int Start, string Raw, string Message) : DraftPart(Start);

    public static IReadOnlyList<DraftPart> Split(string draft)
    {
        var parts = new List<DraftPart>();
        int at = 0;
        while (at < draft.Length)
        {
            int open = draft.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
                break;
            int close = draft.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (open > at)
                parts.Add(new Plain(at, draft[at..open]));
            if (close < 0)
            {
                parts.Add(new Unreadable(open, draft[open..], "A reference opens with {{ and is not closed with }}."));
                return parts;
            }

            string inner = draft[(open + 2)..close];
            parts.Add(ReferenceParser.TryParse(inner, out var reference, out string error)
                ? new Cite(open, reference!)
                : new Unreadable(open, draft[open..(close + 2)], error));
            at = close + 2;
        }

        if (at < draft.Length)
            parts.Add(new Plain(at, draft[at..]));
        return parts;
    }
}
