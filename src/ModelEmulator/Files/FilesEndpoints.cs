using System.Globalization;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Files;

/// <summary>/files</summary>
internal sealed class FilesEndpoints(EmulatorState state)
{
    private const int LeastLife = 3600;
    private const int MostLife = 2_592_000;

    private static readonly string[] Purposes = ["assistants", "batch", "fine-tune", "vision", "evals"];
    private static readonly string[] Fields = ["purpose", "expires_after[anchor]", "expires_after[seconds]"];

    public async Task<ApiReply> CreateAsync(ApiCall call)
    {
        if (!call.Http.Request.HasFormContentType) return ApiErrors.Missing("file");
        IFormCollection form = await call.Http.Request.ReadFormAsync(call.Aborted);
        if (!state.Options.Loose && form.Keys.FirstOrDefault(key => !Fields.Contains(key)) is { } unknown) return ApiErrors.UnknownParameter(unknown);
        if (form.Files.GetFile("file") is not { } upload) return ApiErrors.Missing("file");
        string purpose = form["purpose"].ToString();
        if (purpose.Length == 0) return ApiErrors.Missing("purpose");
        if (!Purposes.Contains(purpose)) return ApiErrors.WrongValue("purpose", purpose, string.Join(", ", Purposes.Select(known => $"'{known}'")));
        (TimeSpan? life, ApiError? error) = Life(form);
        if (error is not null) return error;
        using MemoryStream content = new((int)upload.Length);
        await upload.CopyToAsync(content, call.Aborted);
        string id = state.Ids.Next(purpose == "assistants" ? "assistant-" : "file-", 24);
        StoredFile file = new(id, upload.FileName, purpose, content.ToArray(), state.Now, life is { } span ? state.Now + span : null);
        state.Files[id] = file;
        return Shown(file);
    }

    public Task<ApiReply> ListAsync(ApiCall call)
    {
        StoredFile[] files = [.. state.Files.Values
            .Where(file => state.FindFile(file.Id) is not null && (call.Query("purpose") ?? file.Purpose) == file.Purpose)
            .OrderBy(file => file.CreatedAt).ThenBy(file => file.Id, StringComparer.Ordinal)];
        return Task.FromResult(ListWriter.Page(call, files, file => file.Id, (json, file) => file.Write(json), most: 10_000, usual: 10_000));
    }

    public Task<ApiReply> GetAsync(ApiCall call) => Task.FromResult(Find(call) is { } file ? Shown(file) : Missing(call));

    public Task<ApiReply> ContentAsync(ApiCall call) => Task.FromResult(Find(call) switch
    {
        null => Missing(call),
        { Purpose: "assistants" } => ApiErrors.NotDownloadable("assistants"),
        var file => new ApiReply.Bytes(200, "application/octet-stream", file.Content),
    });

    public Task<ApiReply> DeleteAsync(ApiCall call) => Task.FromResult(
        state.Files.TryRemove(call.Route("id"), out StoredFile? file) ? Deleted.Reply(file.Id, "file") : Missing(call));

    private static ApiReply Shown(StoredFile file) => new ApiReply.Json(file.Write);

    private static ApiReply Missing(ApiCall call) => ApiErrors.NoSuchFile(call.Route("id"));

    private static (TimeSpan? Life, ApiError? Error) Life(IFormCollection form)
    {
        string text = form["expires_after[seconds]"].ToString();
        if (text.Length == 0) return (null, null);
        if (form["expires_after[anchor]"] != "created_at") return (null, ApiErrors.WrongValue("expires_after[anchor]", form["expires_after[anchor]"].ToString(), "'created_at'"));
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)) return (null, ApiErrors.WrongType("expires_after[seconds]", "an integer", "a string"));
        if (seconds < LeastLife) return (null, ApiErrors.TooSmall("expires_after[seconds]", LeastLife, seconds));
        return seconds > MostLife ? (null, ApiErrors.TooLarge("expires_after[seconds]", MostLife, seconds)) : (TimeSpan.FromSeconds(seconds), null);
    }

    private StoredFile? Find(ApiCall call) => state.FindFile(call.Route("id"));
}
