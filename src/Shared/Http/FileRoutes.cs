using Microsoft.AspNetCore.Http;
using Tally.Files;
using Tally.Questions;

namespace Tally.Http;

/// <summary>A file as callers see it: not whose questions it came with.</summary>
public sealed record FileDocument
{
    public required string Id { get; init; }

    public required string Hash { get; init; }

    public required IReadOnlyList<string> Paths { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The assistants that work with it.</summary>
    public required IReadOnlyList<string> Assistants { get; init; }

    /// <summary>The model service's id of its copy.</summary>
    public string? ProviderFileId { get; init; }

    internal static FileDocument Of(KeptFile file) => new()
    {
        Id = file.Id,
        Hash = file.Hash,
        Paths = file.Paths,
        Bytes = file.Bytes,
        AddedAt = file.AddedAt,
        Assistants = [.. file.Owners.Select(FileOwner.AssistantOf).OfType<string>()],
        ProviderFileId = file.Provider?.FileId,
    };
}

/// <summary>Files for hosted tools: put there, listed, read and deleted, by id or by path; and the files that were made for answers.</summary>
public sealed class FileRoutes(FileLibrary files, FileHoldings holdings, ShowMadeFile made)
{
    /// <summary>Every file, or with <c>?path=</c> the one of that path.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Query["path"] is [{ Length: > 0 } path])
            return await ShowAsync(request, path, cancellationToken);
        if (!Paging.TryRead(request, Paging.Largest, out var page, out var problem))
            return problem;
        var all = new List<FileDocument>();
        await foreach (var file in files.ListAsync(cancellationToken))
        {
            if (file.IsShared)
                all.Add(FileDocument.Of(file));
        }

        return page.Document("files", all, file => file.Id, file => file);
    }

    /// <summary>The record; the content with <c>?content=true</c>.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ShowAsync(request, id, cancellationToken);
    }

    /// <summary>Keeps the body, whatever bytes they are, under <c>?path=</c>: 201 with its record.</summary>
    public async Task<IResult> PostAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Query["path"] is not [{ Length: > 0 } path])
            return Problems.MalformedParameter("path names the file: POST /api/files?path=guides/style.md.");
        if (request.ContentLength > FileLibrary.MostBytes)
            return Problems.TooLarge($"A file may have at most {FileLibrary.MostBytes >> 20} MiB.");
        using var content = new MemoryStream();
        byte[] chunk = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            content.Write(chunk, 0, read);
            if (content.Length > FileLibrary.MostBytes)
                return Problems.TooLarge($"A file may have at most {FileLibrary.MostBytes >> 20} MiB.");
        }

        return await files.AddAsync(path, BinaryData.FromBytes(content.ToArray()), FileOwner.Person, cancellationToken) switch
        {
            FileOutcome.Kept kept => TypedResults.Json(FileDocument.Of(kept.File), TallyJson.Options, statusCode: StatusCodes.Status201Created),
            FileOutcome.Refused refused => Problems.Refused(refused.Code, refused.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The file of <c>?path=</c>.</summary>
    public Task<IResult> DeleteByPathAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Query["path"] is [{ Length: > 0 } path]
            ? DeleteAsync(request, path, cancellationToken)
            : Task.FromResult(Problems.MalformedParameter("path names the file to delete."));
    }

    /// <summary>204 once it is gone, here and at the model service.</summary>
    public async Task<IResult> DeleteAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await files.FindSharedAsync(id, cancellationToken) is null)
            return Problems.UnknownFile(id);
        return await holdings.DeleteAsync(id, cancellationToken) switch
        {
            FileOutcome.Deleted => TypedResults.NoContent(),
            FileOutcome.Refused refused => Problems.Of(refused.Code, 409, "The file is in use.", refused.Message),
            _ => Problems.UnknownFile(id),
        };
    }

    /// <summary>A file that the code interpreter made for a question.</summary>
    public async Task<IResult> MadeAsync(HttpRequest request, string id, string fileId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await made.RunAsync(id, fileId, cancellationToken) is not { } found)
            return Problems.UnknownFile(fileId);
        // A model chose the name and the bytes: shown as an image or handed over, never run as a page.
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return found.File.ContentType.StartsWith("image/", StringComparison.Ordinal)
            ? TypedResults.Stream(found.Content, found.File.ContentType)
            : TypedResults.Stream(found.Content, found.File.ContentType, found.File.Name);
    }

    private async Task<IResult> ShowAsync(HttpRequest request, string key, CancellationToken cancellationToken)
    {
        if (await files.FindSharedAsync(key, cancellationToken) is not { } file)
            return Problems.UnknownFile(key);
        if (request.Query["content"] != "true")
            return TypedResults.Json(FileDocument.Of(file), TallyJson.Options);
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return await files.ReadAsync(file, cancellationToken) is { } content
            ? TypedResults.Bytes(content.ToArray(), FileKind.ContentType(file.Name), file.Name)
            : Problems.UnknownFile(key);
    }
}
