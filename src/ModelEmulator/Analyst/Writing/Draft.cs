namespace Tally.ModelEmulator.Analyst.Writing;

/// <summary>A text to say and how it ends the question.</summary>
/// <param name="Choices">What the person may choose between; an answer when there is none.</param>
internal sealed record Draft(string Text, IReadOnlyList<string>? Choices = null, bool IsNotInData = false)
{
    public string Render() =>
        IsNotInData ? "[[not_in_data]]\n" + Text
        : Choices is { Count: > 0 } choices ? "[[needs_clarification]]\n" + Text + "\n" + string.Join('\n', choices.Select(static choice => "- " + choice))
        : Text;

    /// <summary>Several requests of one message answered one below the other. What leans on a request that has no answer has none either, so one such declines all.</summary>
    public static Draft Join(IReadOnlyList<Draft> drafts) => drafts.Count == 1 ? drafts[0]
        : drafts.FirstOrDefault(static draft => draft.Choices is not null) is { } ask ? ask
        : drafts.FirstOrDefault(static draft => draft.IsNotInData) is { } none ? none
        : new Draft(string.Join("\n\n", drafts.Select(static draft => draft.Text)));
}
