using Tally.Csv;

namespace Tally.Refresh;

/// <summary>What a source's server answered.</summary>
internal abstract record SourceReply
{
    private SourceReply()
    {
    }

    public sealed record NotModified : SourceReply;

    /// <param name="Extension">Of the file's name, with its dot, so that it is read as what it is.</param>
    public sealed record Fetched(SpooledBytes Content, string Extension, string? ETag, DateTimeOffset? LastModified) : SourceReply;

    /// <param name="Message">A sentence for people.</param>
    public sealed record Failed(string Message) : SourceReply;
}
