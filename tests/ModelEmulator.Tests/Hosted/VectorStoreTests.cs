using System.Text.Json.Nodes;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Hosted;

public sealed class VectorStoreTests
{
    private const string Chapter =
        "Chapter one.\nMarguerite Aubert repairs clocks in Vevey. She works in a small shop behind the station, and every morning she winds forty springs.\nHer brother keeps bees.";

    [Fact]
    public async Task Files_are_processed_counted_and_found()
    {
        ManualClock clock = new();
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { Clock = clock });
        string book = (string)(await emulator.UploadAsync("book.txt", Chapter))["id"]!;
        string sheet = (string)(await emulator.UploadAsync("sheet.csv", "a,b\n1,2\n"))["id"]!;
        JsonNode created = (await emulator.PostAsync("vector_stores", $$$"""{"name":"docs","file_ids":["{{{book}}}","{{{sheet}}}"],"expires_after":{"anchor":"last_active_at","days":2}}""")).Json;
        Assert.Equal(("in_progress", 2), ((string?)created["status"], (int)created["file_counts"]!["in_progress"]!));

        clock.Advance(TimeSpan.FromSeconds(1));
        string id = (string)created["id"]!;
        JsonNode ready = (await emulator.GetAsync($"vector_stores/{id}")).Json;
        Assert.Equal(("completed", 1, 1), ((string?)ready["status"], (int)ready["file_counts"]!["completed"]!, (int)ready["file_counts"]!["failed"]!));
        Assert.Equal("unsupported_file", (string?)(await emulator.GetAsync($"vector_stores/{id}/files/{sheet}")).Json["last_error"]!["code"]);
        Assert.Equal(sheet, (string?)Assert.Single((await emulator.GetAsync($"vector_stores/{id}/files?filter=failed")).Json["data"]!.AsArray())!["id"]);

        JsonNode found = (await emulator.PostAsync($"vector_stores/{id}/search", """{"query":"Where does Marguerite work?"}""")).Json["data"]![0]!;
        Assert.Equal((book, "book.txt"), ((string?)found["file_id"], (string?)found["filename"]));

        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("expired", (string?)(await emulator.GetAsync($"vector_stores/{id}")).Json["status"]);
        Assert.Equal(404, (await emulator.PostAsync($"vector_stores/{id}/search", """{"query":"x"}""")).Status);
        Assert.Equal("vector_store.deleted", (string?)(await emulator.SendAsync(HttpMethod.Delete, $"vector_stores/{id}")).Json["object"]);
    }

    [Fact]
    public async Task A_batch_is_added_filtered_by_attributes_and_cancelled()
    {
        ManualClock clock = new();
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { Clock = clock });
        string one = (string)(await emulator.UploadAsync("one.md", "The harvest was good."))["id"]!;
        string two = (string)(await emulator.UploadAsync("two.md", "The harvest was poor."))["id"]!;
        string id = (string)(await emulator.PostAsync("vector_stores", """{"name":"n"}""")).Json["id"]!;
        string files = $$$"""{"files":[{"file_id":"{{{one}}}","attributes":{"year":2020}},{"file_id":"{{{two}}}","attributes":{"year":2021}}]}""";
        Reply batch = await emulator.PostAsync($"vector_stores/{id}/file_batches", files);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("completed", (string?)(await emulator.GetAsync($"vector_stores/{id}/file_batches/{batch.Json["id"]}")).Json["status"]);
        JsonNode hit = Assert.Single((await emulator.PostAsync($"vector_stores/{id}/search", """{"query":"harvest","filters":{"type":"gt","key":"year","value":2020}}""")).Json["data"]!.AsArray())!;
        Assert.Equal(two, (string?)hit["file_id"]);

        Reply second = await emulator.PostAsync($"vector_stores/{id}/file_batches", files);
        Assert.Equal("cancelled", (string?)(await emulator.PostAsync($"vector_stores/{id}/file_batches/{second.Json["id"]}/cancel", "")).Json["status"]);
        Assert.Equal(404, (await emulator.PostAsync($"vector_stores/{id}/files", """{"file_id":"assistant-nobody"}""")).Status);
    }

    [Fact]
    public async Task File_search_quotes_the_passage_and_cites_its_file()
    {
        ManualClock clock = new();
        await using TestEmulator emulator = await TestEmulator.StartAsync("[]", options => options with { Clock = clock });
        string book = (string)(await emulator.UploadAsync("book.txt", Chapter))["id"]!;
        string id = (string)(await emulator.PostAsync("vector_stores", $$"""{"file_ids":["{{book}}"]}""")).Json["id"]!;
        clock.Advance(TimeSpan.FromSeconds(1));
        string request = $$"""{"model":"tally-analyst","input":"In which shop does Marguerite work?","include":["file_search_call.results"],"tools":[{"type":"file_search","vector_store_ids":["{{id}}"]}]}""";
        JsonArray output = (await emulator.PostAsync("responses", request)).Json["output"]!.AsArray();
        Assert.Equal("file_search_call", (string?)output[0]!["type"]);
        Assert.Equal(book, (string?)output[0]!["results"]![0]!["file_id"]);
        JsonNode part = output[1]!["content"]![0]!;
        Assert.StartsWith("She works in a small shop behind the station", (string?)part["text"], StringComparison.Ordinal);
        Assert.Equal(("file_citation", book, "book.txt"), ((string?)part["annotations"]![0]!["type"], (string?)part["annotations"]![0]!["file_id"], (string?)part["annotations"]![0]!["filename"]));

        Assert.Equal(404, (await emulator.PostAsync("responses", request.Replace(id, "vs_nobody", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_file_attached_to_a_message_is_searched_too()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync("[]");
        string book = (string)(await emulator.UploadAsync("book.txt", Chapter))["id"]!;
        JsonNode reply = (await emulator.PostAsync("responses", $$"""{"model":"tally-analyst","input":[{"role":"user","content":[{"type":"input_file","file_id":"{{book}}"},{"type":"input_text","text":"What does her brother keep?"}]}],"tools":[{"type":"file_search","vector_store_ids":[]}]}""")).Json;
        Assert.Equal("Her brother keeps bees.", (string?)reply["output"]![1]!["content"]![0]!["text"]);
    }
}
