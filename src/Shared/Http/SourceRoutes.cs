using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Tally.Refresh;

namespace Tally.Http;

/// <summary>The body of <c>PUT /api/sources/{name}</c>.</summary>
public sealed record SourceBody
{
    public required string Url { get; init; }

    /// <summary>The dataset it feeds, <c>collection/name</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>NCRONTAB in UTC; every day at three when null.</summary>
    public string? Schedule { get; init; }
}

/// <summary>A source, how its last look went, and when the next is.</summary>
public sealed record SourceDocument(
    string Name, Uri Url, string Dataset, string Schedule, DateTimeOffset CreatedAt, DateTimeOffset NextAt, SourceCheck? Last)
{
    public static SourceDocument Of(DataSource source) => new(
        source.Name, source.Url, source.Dataset.ToString(), source.Schedule, source.CreatedAt, source.NextAt(), source.Last);
}

/// <summary>Files on the web that feed datasets.</summary>
public sealed class SourceRoutes(ShowSource show, SaveSource save, RemoveSource remove, RefreshSource refresh)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        return Paging.TryRead(request, Paging.Largest, out var page, out var problem)
            ? page.Document("sources", (await show.AllAsync(cancellationToken)).Select(SourceDocument.Of), source => source.Name, source => source)
            : problem;
    }

    public async Task<IResult> GetAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await show.RunAsync(name, cancellationToken) is { } source
            ? TypedResults.Json(SourceDocument.Of(source), TallyJson.Options)
            : Problems.UnknownSource(name);
    }

    /// <summary>201 when it is new, 200 when it was changed. Nothing is fetched yet.</summary>
    public async Task<IResult> PutAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync<SourceBody>(request, cancellationToken);
        return body is null
            ? problem!
            : Answer(await save.RunAsync(new SourceInput(name, body.Url, body.Dataset, body.Schedule), cancellationToken));
    }

    public async Task<IResult> DeleteAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await remove.RunAsync(name, cancellationToken) ? TypedResults.NoContent() : Problems.UnknownSource(name);
    }

    /// <summary>Looks at it now, whatever its schedule; what came of it is in <c>last</c>.</summary>
    public async Task<IResult> RefreshAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Answer(await refresh.RunAsync(name, cancellationToken));
    }

    private static IResult Answer(SourceOutcome outcome) => outcome switch
    {
        SourceOutcome.Saved saved => TypedResults.Json(
            SourceDocument.Of(saved.Source), TallyJson.Options, statusCode: saved.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
        SourceOutcome.Refreshed refreshed => TypedResults.Json(SourceDocument.Of(refreshed.Source), TallyJson.Options),
        SourceOutcome.NotFound missing => Problems.UnknownSource(missing.Name),
        SourceOutcome.Refused refused => Problems.Of("bad-source", 400, "The source cannot be kept.", string.Join(' ', refused.Problems)),
        SourceOutcome.Conflict => Problems.Of("conflict", 409, "Somebody else changed it at the same time.", "Read it again and repeat the change."),
        _ => throw new UnreachableException(),
    };
}
