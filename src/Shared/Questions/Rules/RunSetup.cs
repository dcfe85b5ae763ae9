using Tally.Assistants;
using Tally.Datasets;
using Tally.Files;

namespace Tally.Questions;

/// <summary>What a question was asked with, fixed when it was accepted. Payload <c>setup</c>.</summary>
public sealed record RunSetup
{
    public const string Payload = "setup";

    public required Assistant Assistant { get; init; }

    /// <summary>Collections pinned to versions.</summary>
    public required DataScope Scope { get; init; }

    /// <summary>What the one who asks adds to the instructions for this question alone.</summary>
    public string? AdditionalInstructions { get; init; }

    /// <summary>Files that came with the question.</summary>
    public IReadOnlyList<FileReference> Attachments { get; init; } = [];

    /// <summary>The language figures are printed in; null for the draft's own.</summary>
    public string? Language { get; init; }
}

/// <summary>The thread as it stood when the question's turn came: earlier questions, oldest first. Payload <c>thread</c>.</summary>
public sealed record RunThread(IReadOnlyList<string> Earlier)
{
    public const string Payload = "thread";
}
