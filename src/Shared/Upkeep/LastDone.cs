using System.Text.Json;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Upkeep;

/// <summary>When a task of upkeep was last done, as <c>upkeep/{task}.json</c> among the artifacts.</summary>
public sealed class LastDone(IArtifactStore artifacts)
{
    /// <summary>Null before the first time.</summary>
    public async Task<LastTime?> ReadAsync(string task, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(NameOf(task), cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<LastTime>(stream, QuestionJson.Options, cancellationToken);
    }

    public Task WriteAsync(string task, LastTime time, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(NameOf(task), (stream, token) => JsonSerializer.SerializeAsync(stream, time, QuestionJson.Options, token), cancellationToken);

    private static string NameOf(string task) => $"upkeep/{task}.json";
}

/// <param name="Next">Where to go on, when it did not come to its end.</param>
public sealed record LastTime(DateTimeOffset At, string? Next);
