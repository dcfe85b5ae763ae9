using System.Text.Json.Nodes;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Wire;

public sealed class FilesTests
{
    [Fact]
    public async Task A_file_is_uploaded_listed_read_and_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonNode file = await UploadAsync(emulator, "assistants", 200);
        Assert.Equal(("sales.csv", 8, "processed"), ((string?)file["filename"], (int)file["bytes"]!, (string?)file["status"]));
        string id = (string)file["id"]!;
        Assert.StartsWith("assistant-", id, StringComparison.Ordinal);
        Assert.Equal(id, (string?)Assert.Single((await emulator.GetAsync("files?purpose=assistants")).Json["data"]!.AsArray())!["id"]);
        Assert.Empty((await emulator.GetAsync("files?purpose=batch")).Json["data"]!.AsArray());
        Assert.Equal(400, (await emulator.GetAsync($"files/{id}/content")).Status);
        Assert.True((bool)(await emulator.SendAsync(HttpMethod.Delete, $"files/{id}")).Json["deleted"]!);
        Assert.Equal(404, (await emulator.GetAsync($"files/{id}")).Status);
    }

    [Fact]
    public async Task The_purpose_that_azure_does_not_know_is_refused()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Assert.Equal("purpose", (string?)(await UploadAsync(emulator, "user_data", 400))["error"]!["param"]);
    }

    private static Task<JsonNode> UploadAsync(TestEmulator emulator, string purpose, int status) =>
        emulator.UploadAsync("sales.csv", "a,b\n1,2\n", purpose, status);
}
