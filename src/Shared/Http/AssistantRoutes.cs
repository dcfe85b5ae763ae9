using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tally.Assistants;
using Tally.Files;

namespace Tally.Http;

/// <summary>The body of <c>POST /api/assistants/{name}/rename</c>.</summary>
public sealed record RenameBody
{
    public required string Name { get; init; }
}

/// <summary>Assistants over HTTP: list, show, create or replace, rename, delete.</summary>
public sealed class AssistantRoutes(
    ShowAssistant show, SaveAssistant save, RenameAssistant rename, DeleteAssistant delete, FileLibrary files)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        return Paging.TryRead(request, Paging.Largest, out var page, out var problem)
            ? page.Document("assistants", await show.AllAsync(cancellationToken), assistant => assistant.Name, assistant => assistant)
            : problem;
    }

    public async Task<IResult> GetAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await show.RunAsync(name, cancellationToken) is { } assistant
            ? TypedResults.Json(assistant, TallyJson.Options)
            : Problems.NoAssistant(name);
    }

    /// <summary>
    /// Creates (201) or replaces (200) the assistant of the address; <c>If-None-Match: *</c> only creates. Files are named by path or
    /// id, as <c>POST /api/files</c> gave them, or as this API shows them.
    /// </summary>
    public async Task<IResult> PutAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync<JsonObject>(request, cancellationToken);
        if (body is null)
            return problem!;
        if (await ReadAsync(body, name, cancellationToken) is not { Assistant: { } assistant } read)
            return Problems.MalformedBody("A member is unknown or of the wrong type.");
        if (read.MissingFile is { } missing)
            return Problems.Refused("unknown-file", $"There is no file \"{missing}\"; POST it to /api/files first.");
        var outcome = request.Headers.IfNoneMatch == "*"
            ? await save.CreateAsync(assistant, cancellationToken)
            : await save.RunAsync(assistant, cancellationToken);
        if (outcome is AssistantOutcome.Saved)
        {
            foreach (var file in assistant.Files)
                await files.OwnAsync(file.Hash, FileOwner.Assistant(name), cancellationToken);
        }

        return Result(outcome);
    }

    public async Task<IResult> RenameAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync<RenameBody>(request, cancellationToken);
        if (body is null)
            return problem!;
        return await rename.RunAsync(name, body.Name, cancellationToken) switch
        {
            AssistantOutcome.Saved saved => TypedResults.Json(saved.Assistant, TallyJson.Options),
            var other => Result(other),
        };
    }

    /// <summary>204 once it is gone, with what the model service kept for it.</summary>
    public async Task<IResult> DeleteAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Result(await delete.RunAsync(name, cancellationToken));
    }

    private sealed record BodyRead(Assistant Assistant, string? MissingFile);

    private async Task<BodyRead?> ReadAsync(JsonObject body, string name, CancellationToken cancellationToken)
    {
        if (body.ContainsKey("files") && body["files"] is not JsonArray)
            return null;
        string? missing = null;
        var references = new JsonArray();
        foreach (var file in body["files"] as JsonArray ?? [])
        {
            string key = file is JsonObject shown ? shown["hash"]?.ToString() ?? "" : file?.ToString() ?? "";
            if (await files.FindSharedAsync(key, cancellationToken) is not { } kept)
            {
                missing ??= key;
                continue;
            }

            string path = kept.Paths.Contains(FilePath.Normal(key)) ? FilePath.Normal(key) : kept.Reference.Path;
            references.Add(JsonSerializer.SerializeToNode(kept.Reference with { Path = path }, TallyJson.Options));
        }

        var whole = (JsonObject)body.DeepClone();
        whole["name"] = name;
        whole["files"] = references;
        try
        {
            return whole.Deserialize<Assistant>(TallyJson.Options) is { } assistant ? new BodyRead(assistant, missing) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Result(AssistantOutcome outcome) => outcome switch
    {
        AssistantOutcome.Saved saved => TypedResults.Json(
            saved.Assistant, TallyJson.Options, statusCode: saved.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
        AssistantOutcome.Deleted => TypedResults.NoContent(),
        AssistantOutcome.NotFound missing => Problems.NoAssistant(missing.Name),
        AssistantOutcome.Conflict conflict => Problems.Of("assistant-conflict", 409, "The name is taken.", conflict.Message),
        AssistantOutcome.Refused refused => Problems.Of("assistant-refused", 422, "The assistant is not acceptable.", string.Join(" ", refused.Problems), ("problems", refused.Problems)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
