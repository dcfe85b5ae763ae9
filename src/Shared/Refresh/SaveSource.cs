using Tally.Datasets;

namespace Tally.Refresh;

/// <summary>A source as a person says it; what is null is the default.</summary>
public sealed record SourceInput(string Name, string? Url, string? Dataset, string? Schedule);

/// <summary>Adds a source, or changes the one of that name. Another address is looked at from the beginning.</summary>
public sealed class SaveSource(ISourceStore store, SourceSettings settings, TimeProvider clock)
{
    public async Task<SourceOutcome> RunAsync(SourceInput input, CancellationToken cancellationToken)
    {
        if (Problems(input).ToList() is { Count: > 0 } problems)
            return new SourceOutcome.Refused(problems);
        var stored = await store.GetAsync(input.Name, cancellationToken);
        var made = new DataSource
        {
            Name = input.Name,
            Url = new Uri(input.Url!),
            Dataset = DatasetId.Parse(input.Dataset!),
            Schedule = input.Schedule ?? RefreshSchedule.Daily,
            CreatedAt = stored?.Value.CreatedAt ?? clock.GetUtcNow(),
        };
        if (stored is { Value: var before } && before.Url == made.Url && before.Dataset == made.Dataset)
            made = made with { Last = before.Last };
        return await store.TryPutAsync(made, stored?.ETag, cancellationToken)
            ? new SourceOutcome.Saved(made, stored is null)
            : new SourceOutcome.Conflict(input.Name);
    }

    private IEnumerable<string> Problems(SourceInput input)
    {
        if (!SourceName.IsValid(input.Name))
            yield return SourceName.Rule;
        if (!Uri.TryCreate(input.Url, UriKind.Absolute, out var url) || input.Url!.Length > 2000)
            yield return "The address of a source begins with https://.";
        else if (settings.Refusal(url) is { } refusal)
            yield return refusal;
        if (!DatasetId.TryParse(input.Dataset, out _))
            yield return "The dataset a source feeds is named collection/name.";
        if (input.Schedule is not null && !RefreshSchedule.IsValid(input.Schedule))
            yield return $"The schedule is an NCRONTAB expression in UTC, such as \"{RefreshSchedule.Daily}\" for every day at three.";
    }
}
