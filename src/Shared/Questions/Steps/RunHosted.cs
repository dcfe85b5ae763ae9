using Tally.Files;
using Tally.Model;

namespace Tally.Questions;

/// <summary>What the hosted tools of a question work with, and what they made. Payload <c>hosted</c>.</summary>
public sealed record RunHosted
{
    public const string Payload = "hosted";

    /// <summary>Indexes to search: the assistant's, the conversation's.</summary>
    public IReadOnlyList<string> StoreIds { get; init; } = [];

    public int? MostResults { get; init; }

    /// <summary>Files for Python, by the service's ids.</summary>
    public IReadOnlyList<string> CodeFileIds { get; init; } = [];

    /// <summary>A container made for this question, because new files came into a conversation that had one.</summary>
    public string? ContainerId { get; init; }

    public string? MemoryLimit { get; init; }

    public bool Searches { get; init; }

    public bool Computes { get; init; }

    /// <summary>Which file of ours each id of the service is.</summary>
    public IReadOnlyList<HostedFile> Files { get; init; } = [];

    /// <summary>What the hosted tools made, fetched and kept.</summary>
    public IReadOnlyList<MadeFile> Made { get; init; } = [];

    public IReadOnlyList<HostedTool> Tools()
    {
        var tools = new List<HostedTool>();
        if (Searches)
            tools.Add(new HostedTool.FileSearch(StoreIds, MostResults));
        if (Computes)
            tools.Add(new HostedTool.CodeInterpreter(ContainerId, CodeFileIds, MemoryLimit));
        return tools;
    }
}

/// <param name="Dataset">The dataset the file holds, where it is one.</param>
public sealed record HostedFile(string FileId, FileReference File, string? Dataset);

/// <summary>A file made by the code interpreter, kept as an artifact.</summary>
public sealed record MadeFile
{
    /// <summary>The service's id, which is its name in our addresses too.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ContainerId { get; init; }

    public required long Bytes { get; init; }

    public required string ContentType { get; init; }

    public required string Artifact { get; init; }
}
