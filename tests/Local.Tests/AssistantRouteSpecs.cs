using System.Diagnostics;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json.Nodes;
using System.Text;
using Tally.Ledger.Fit.Prose;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>Assistants and their files over HTTP, served by the running command.</summary>
public sealed class AssistantRouteSpecs : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;
    private HttpClient? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _process = TallyCommand.Start(new CommandInput
        {
            Arguments = ["serve", "--home", _folder["home"], "--port", "0"],
            Environment = new Dictionary<string, string> { ["TALLY_SOURCE_HOSTS"] = "data.example" },
        });
        string line = await _process.StandardOutput.ReadLineAsync(Token) ?? "";
        Assert.StartsWith("Listening on ", line, StringComparison.Ordinal);
        _client = new HttpClient { BaseAddress = new Uri(line.Split(' ')[2].TrimEnd(';') + "/") };
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task I_can_keep_a_file_make_an_assistant_of_it_ask_it_and_clean_up()
    {
        var file = await ReadAsync(await PostFileAsync("guides/style.md", "Headings begin with one hash. Lists begin with a dash."), HttpStatusCode.Created);
        var body = new JsonObject { ["tools"] = new JsonArray(), ["file_search"] = new JsonObject(), ["files"] = new JsonArray("guides/style.md") };
        Assert.Equal("guides/style.md", (await ReadAsync(await PutAsync("editor", body), HttpStatusCode.Created))["files"]![0]!["path"]!.GetValue<string>());
        var shown = await ReadAsync(await _client!.GetAsync("assistants/editor", Token), HttpStatusCode.OK);
        await ReadAsync(await PutAsync("editor", shown), HttpStatusCode.OK);

        var asked = new JsonObject { ["question"] = "How do lists begin?", ["assistant"] = "editor", ["instructions"] = "Address the user as Ada." };
        var view = await ReadAsync(await _client!.PostAsJsonAsync("questions?wait=20s", asked, Token), HttpStatusCode.OK);
        Assert.Contains("dash", view["answer"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("guides/style.md", view["answer"]!["citations"]![0]!["file"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.Conflict, (await _client!.DeleteAsync("files?path=guides/style.md", Token)).StatusCode);
        Assert.Equal("reader", (await ReadAsync(await _client!.PostAsJsonAsync("assistants/editor/rename", new JsonObject { ["name"] = "reader" }, Token), HttpStatusCode.OK))["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await _client!.DeleteAsync("assistants/reader", Token)).StatusCode);
        Assert.Contains("one hash", await _client!.GetStringAsync($"files/{file["id"]}?content=true", Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await _client!.DeleteAsync($"files/{file["id"]}", Token)).StatusCode);
        Assert.Empty((await ReadAsync(await _client!.GetAsync("files", Token), HttpStatusCode.OK))["files"]!.AsArray());
    }

    [Fact]
    public async Task I_can_fetch_the_image_that_was_drawn_for_an_answer()
    {
        await PostFileAsync("rain.csv", "month,rain\nJan,30\nFeb,45\n");
        await PutAsync("plotter", new JsonObject { ["tools"] = new JsonArray(), ["code_interpreter"] = new JsonObject() });

        var asked = new JsonObject { ["question"] = "Draw a chart of rain", ["assistant"] = "plotter", ["files"] = new JsonArray("rain.csv") };
        var view = await ReadAsync(await _client!.PostAsJsonAsync("questions?wait=20s", asked, Token), HttpStatusCode.OK);

        string address = view["answer"]!["files"]![0]!["address"]!.GetValue<string>();
        Assert.Contains(address, view["answer"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        using var image = await _client!.GetAsync(new Uri(_client.BaseAddress!, address), Token);
        Assert.Equal("image/png", image.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0x89, (await image.Content.ReadAsByteArrayAsync(Token))[0]);
    }

    [Theory]
    [InlineData("assistants", "name")]
    [InlineData("files", "id")]
    [InlineData("sources", "name")]
    [InlineData("datasets", "name")]
    public async Task Every_list_is_read_page_by_page_and_each_of_its_items_once(string list, string key)
    {
        foreach (string name in (string[])["b", "c", "a", "e", "d"])
            await AddAsync(list, name);
        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await ReadAsync(await _client!.GetAsync($"{list}?limit=2{(next.Length == 0 ? "" : "&after=" + next)}", Token), HttpStatusCode.OK);
            var items = page.First(member => member.Key != "next").Value!.AsArray();
            Assert.InRange(items.Count, 1, 2);
            seen.AddRange(items.Select(item => item![key]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }

        Assert.Equal(list == "assistants" ? 6 : 5, seen.Count);
        Assert.Equal(seen.Distinct().Order(StringComparer.Ordinal), seen);
        await AssertProblemAsync(await _client!.GetAsync($"{list}?limit=0", Token), 400, "limit is a whole number from 1 to 100.");
        await AssertProblemAsync(await _client!.GetAsync($"{list}?after=*", Token), 400, "after is the \"next\" of the page before.");
    }

    private async Task AddAsync(string list, string name)
    {
        var source = new JsonObject { ["url"] = $"https://data.example/{name}.csv", ["dataset"] = $"{name}/x", ["schedule"] = "0 3 * * *" };
        using var reply = list switch
        {
            "assistants" => await PutAsync(name, []),
            "files" => await PostFileAsync(name + ".md", name),
            "sources" => await _client!.PutAsJsonAsync($"sources/{name}", source, Token),
            _ => await _client!.PutAsync($"datasets/{name}/x", new StringContent("year,total\n2020,1\n", Encoding.UTF8, "text/csv"), Token),
        };
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_with_a_request_is_a_problem_in_a_sentence()
    {
        await AssertProblemAsync(await _client!.GetAsync("assistants/nobody", Token), 404, "No assistant is named 'nobody'");
        await AssertProblemAsync(await PutAsync("x", new JsonObject { ["temperature"] = 3 }), 422, "Temperature is between 0 and 2.");
        await AssertProblemAsync(await PutAsync("x", new JsonObject { ["colour"] = "red" }), 400, "unknown");
        await AssertProblemAsync(await PutAsync("x", new JsonObject { ["instruction_set"] = "Poet" }), 422, "no instruction set \"Poet\"");
        await AssertProblemAsync(await PutAsync("x", new JsonObject { ["files"] = new JsonArray("gone.md") }), 422, "no file \"gone.md\"");
        await AssertProblemAsync(await PostFileAsync("film.mov", "x"), 422, ".mov is not among the types");
        await AssertProblemAsync(await _client!.DeleteAsync("files/file_0", Token), 404, "No file has the id or path 'file_0'");
        await AssertProblemAsync(await _client!.GetAsync("questions/q_0/files/cfile_0", Token), 404, "No file has");
        await PutAsync("taken", []);
        await AssertProblemAsync(await _client!.PostAsJsonAsync("assistants/taken/rename", new JsonObject { ["name"] = "tally" }, Token), 409, "already an assistant");
    }

    private Task<HttpResponseMessage> PutAsync(string name, JsonObject body) => _client!.PutAsJsonAsync($"assistants/{name}", body, Token);

    private Task<HttpResponseMessage> PostFileAsync(string path, string text) =>
        _client!.PostAsync($"files?path={path}", new StringContent(text, Encoding.UTF8, "text/plain"), Token);

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage reply, HttpStatusCode status)
    {
        string text = await reply.Content.ReadAsStringAsync(Token);
        Assert.True(reply.StatusCode == status, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    private static async Task AssertProblemAsync(HttpResponseMessage reply, int status, string sentence)
    {
        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType!.MediaType);
        Assert.Contains(sentence, JsonNode.Parse(await reply.Content.ReadAsStringAsync(Token))!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
