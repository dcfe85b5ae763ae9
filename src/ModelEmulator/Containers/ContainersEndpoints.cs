using System.Text.Json;
using Tally.ModelEmulator.Files;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Containers;

/// <summary>/containers</summary>
internal sealed class ContainersEndpoints(EmulatorState state)
{
    private static readonly string[] Memories = ["1g", "4g", "16g", "64g"];

    public async Task<ApiReply> CreateAsync(ApiCall call)
    {
        (JsonElement body, ApiError? error) = await call.ReadKnownAsync(state.Options.Loose, "name", "file_ids", "expires_after", "memory_limit", "network_policy");
        if (error is not null) return error;
        if (body.Text("name") is not { } name) return ApiErrors.Missing("name");
        string memory = body.Text("memory_limit") ?? "1g";
        if (!Memories.Contains(memory)) return ApiErrors.WrongValue("memory_limit", memory, string.Join(", ", Memories.Select(known => $"'{known}'")));
        (Container? container, error) = state.NewContainer(name, body.Member("file_ids"), memory, body.Member("expires_after")?.Integer("minutes") ?? 20);
        return error ?? (ApiReply)Shown(container!);
    }

    public Task<ApiReply> ListAsync(ApiCall call) => Task.FromResult(ListWriter.Page(
        call, [.. state.Containers.Values.OrderBy(container => container.CreatedAt).ThenBy(container => container.Id, StringComparer.Ordinal)],
        container => container.Id, (json, container) => container.Write(json, state.Now)));

    public Task<ApiReply> GetAsync(ApiCall call) => Task.FromResult(
        state.Containers.TryGetValue(call.Route("id"), out Container? container) ? Shown(container) : Missing(call));

    public Task<ApiReply> DeleteAsync(ApiCall call) => Task.FromResult(
        state.Containers.TryRemove(call.Route("id"), out Container? container) ? Deleted.Reply(container.Id, "container.deleted") : Missing(call));

    public async Task<ApiReply> AddFileAsync(ApiCall call)
    {
        (Container? container, ApiError? error) = Open(call);
        if (error is not null) return error;
        if (!call.Http.Request.HasFormContentType)
        {
            (JsonElement body, error) = await call.ReadKnownAsync(state.Options.Loose, "file_id");
            if (error is not null) return error;
            if (state.FindFile(body.Text("file_id") ?? "") is not { } known) return ApiErrors.NoSuchFile(body.Text("file_id") ?? "");
            return Shown(state.AddFile(container!, known.Name, known.Content, "user"));
        }

        IFormCollection form = await call.Http.Request.ReadFormAsync(call.Aborted);
        if (form.Files.GetFile("file") is not { } upload) return ApiErrors.Missing("file");
        using MemoryStream content = new((int)upload.Length);
        await upload.CopyToAsync(content, call.Aborted);
        return Shown(state.AddFile(container!, upload.FileName, content.ToArray(), "user"));
    }

    public Task<ApiReply> ListFilesAsync(ApiCall call)
    {
        (Container? container, ApiError? error) = Open(call);
        return Task.FromResult(error ?? ListWriter.Page(call, container!.Ordered, file => file.Id, (json, file) => file.Write(json)));
    }

    public Task<ApiReply> GetFileAsync(ApiCall call) => Task.FromResult(OnFile(call, file => Shown(file)));

    public Task<ApiReply> ContentAsync(ApiCall call) => Task.FromResult(
        OnFile(call, file => new ApiReply.Bytes(200, "application/octet-stream", file.Content)));

    public Task<ApiReply> DeleteFileAsync(ApiCall call) => Task.FromResult(OnFile(call, file =>
    {
        state.Containers[file.ContainerId].Files.TryRemove(file.Id, out _);
        return Deleted.Reply(file.Id, "container.file.deleted");
    }));

    private static ApiReply Missing(ApiCall call) => ApiErrors.NoSuchContainer(call.Route("id"));

    private static ApiReply Shown(ContainerFile file) => new ApiReply.Json(file.Write);

    private ApiReply OnFile(ApiCall call, Func<ContainerFile, ApiReply> show)
    {
        (Container? container, ApiError? error) = Open(call);
        if (error is not null) return error;
        return container!.Files.TryGetValue(call.Route("file"), out ContainerFile? file) ? show(file) : ApiErrors.NoSuchFile(call.Route("file"));
    }

    /// <summary>A container that is alive; looking into it keeps it so.</summary>
    private (Container? Container, ApiError? Error) Open(ApiCall call)
    {
        string id = call.Route("id");
        if (!state.Containers.TryGetValue(id, out Container? container)) return (null, ApiErrors.NoSuchContainer(id));
        if (container.IsExpired(state.Now)) return (null, ApiErrors.Expired("Container", id));
        container.LastActiveAt = state.Now;
        return (container, null);
    }

    private ApiReply Shown(Container container) => new ApiReply.Json(json => container.Write(json, state.Now));
}
