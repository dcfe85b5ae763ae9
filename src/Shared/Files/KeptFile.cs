using System.Text.Json.Serialization;

namespace Tally.Files;

/// <summary>A file that hosted tools read, known by what it holds. Its bytes are kept here, so the service's copy can be made anew.</summary>
public sealed record KeptFile
{
    /// <summary>SHA-256 of its bytes, or of the artifact's name for a file that is one of our artifacts.</summary>
    public required string Hash { get; init; }

    /// <summary>The paths it was given as; a path belongs to the content that was given last.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Who needs it: <c>assistant:NAME</c>, <c>conversation:ID</c>, <c>person</c>. Without any it is to be deleted, here and at the service.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>The artifact that holds its bytes; null when they are kept with this record.</summary>
    public string? Artifact { get; init; }

    /// <summary>The service's copy, as far as is known.</summary>
    public ProviderCopy? Provider { get; init; }

    /// <summary>When upkeep first found that nobody needs it, whatever its owners say; null while somebody does.</summary>
    public DateTimeOffset? UnneededSince { get; init; }

    [JsonIgnore]
    public string Name => Paths is [var path, ..] ? path[(path.LastIndexOf('/') + 1)..] : Hash[..16];

    /// <summary>Short and ours: good for addresses and command lines.</summary>
    public string Id => "file_" + Hash[..16];

    /// <summary>False for what came with somebody's question alone: it is nobody else's to see.</summary>
    [JsonIgnore]
    public bool IsShared => Owners.Any(owner => !FileOwner.IsConversation(owner));

    /// <summary>Whether the same people need both: nobody has taken it up or let it go in between.</summary>
    internal bool IsHeldAs(KeptFile other) => UnneededSince == other.UnneededSince && Owners.SequenceEqual(other.Owners);

    public FileReference Reference => new(Paths is [var path, ..] ? path : Name, Hash, Bytes);
}

/// <param name="Address">The service that keeps it.</param>
public sealed record ProviderCopy(string Address, string FileId);

/// <summary>What came of keeping or deleting a file.</summary>
public abstract record FileOutcome
{
    private FileOutcome()
    {
    }

    public sealed record Kept(KeptFile File) : FileOutcome;

    public sealed record Deleted(KeptFile File) : FileOutcome;

    public sealed record NotFound(string Key) : FileOutcome;

    public sealed record Refused(string Code, string Message) : FileOutcome;
}
