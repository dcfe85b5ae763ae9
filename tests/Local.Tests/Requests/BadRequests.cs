using System.Text;
using System.Text.Json;

namespace Tally.Requests;

/// <summary>A request that is to be refused.</summary>
/// <param name="Code">The end of the problem's type.</param>
internal sealed record BadRequest(string Name, string Method, string Path, int Status, string Code)
{
    public byte[]? Body { get; init; }

    public IReadOnlyList<string> Headers { get; init; } = ["Content-Type: application/json"];

    public bool IsChunked { get; init; }
}

/// <summary>What nobody should send, and what is answered. Both hosts are asked the same.</summary>
internal static class BadRequests
{
    private static readonly (string Method, string Path)[] JsonRoutes =
    [
        ("POST", "/api/questions"), ("POST", "/api/datasets/query"), ("PUT", "/api/assistants/bad-one"), ("POST", "/api/assistants/tally/rename"), ("PUT", "/api/sources/bad-one"),
    ];

    private static readonly string[] TrickyNames =
    [
        "%2e%2e%5cetc", "..%5c..%5clock", "a%0ab", "a%1fb", "a%3ab", "c:%5cwindows", "%20lead", "trail%20", "%09", new string('n', 101), new string('n', 5_000),
        string.Concat(Enumerable.Repeat("%E5%AD%97", 100)), "%C2%85", "%E2%80%A8%0d", "%5c%5cserver%5cshare",
    ];

    /// <summary>What the server itself refuses, before anything of ours sees it.</summary>
    public static IReadOnlyList<BadRequest> Unreadable { get; } =
    [
        Get("/api/questions/a%00b", 400, ""), Get("/api/datasets/%00", 400, ""), Get("/api/datasets/unil/HEC%00.csv", 400, ""),
        new BadRequest("a name", "PUT", "/api/datasets/bad/a%00b.csv", 400, "") { Body = "a;b\n1;2\n"u8.ToArray(), Headers = ["Content-Type: text/csv"] },
    ];

    public static IReadOnlyList<BadRequest> All { get; } = [.. Bodies(), .. Members(), .. Parameters(), .. Ids(), .. Names(), .. Others()];

    /// <summary>Sends every one of them and says which were not refused as they should be.</summary>
    public static async Task<IReadOnlyList<string>> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var bad in All)
        {
            var reply = await RawHttp.SendAsync(address, bad, cancellationToken);
            if (reply.Status != bad.Status || reply.ContentType != "application/problem+json" || TypeOf(reply.Body) != $"urn:tally:problem:{bad.Code}")
                faults.Add($"{bad.Name}, {bad.Method} {Short(bad.Path)}: expected {bad.Status} {bad.Code}, got {reply.Status} {reply.ContentType} {Short(reply.Body)}");
        }

        foreach (var unreadable in Unreadable)
        {
            var reply = await RawHttp.SendAsync(address, unreadable, cancellationToken);
            if (reply.Status != unreadable.Status)
                faults.Add($"{unreadable.Method} {unreadable.Path}: expected {unreadable.Status}, got {reply.Status}");
        }

        return faults;
    }

    private static IEnumerable<BadRequest> Bodies()
    {
        (string Name, byte[] Bytes)[] malformed =
        [
            ("nothing", []), ("half an object", "{"u8.ToArray()), ("a list", "[]"u8.ToArray()), ("a text", "\"x\""u8.ToArray()), ("null", "null"u8.ToArray()),
            ("two objects", "{}{}"u8.ToArray()), ("a comma too many", "{\"x\":1,}"u8.ToArray()), ("a comment", "{/* */}"u8.ToArray()), ("no UTF-8", [(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)'}']),
            ("UTF-16", Encoding.Unicode.GetBytes("{\"question\":\"x\"}")), ("NUL", [0, 0, 0]), ("deep nesting", Deep("[", "]")), ("deep objects", Deep("{\"a\":", "}")),
            ("an unknown member", "{\"surprise\":1}"u8.ToArray()),
        ];
        foreach (var (method, path) in JsonRoutes)
        {
            foreach (var (name, bytes) in malformed)
                yield return new BadRequest(name, method, path, 400, "malformed-body") { Body = bytes };
            byte[] large = Encoding.UTF8.GetBytes("{\"x\":\"" + new string('x', 300 * 1024) + "\"}");
            yield return new BadRequest("too large", method, path, 413, "too-large") { Body = large };
            yield return new BadRequest("too large and of unknown length", method, path, 413, "too-large") { Body = large, IsChunked = true };
            foreach (string[] type in (string[][])[[], ["Content-Type: text/plain"], ["Content-Type: application/xml"], ["Content-Type: nonsense"]])
                yield return new BadRequest("another content type", method, path, 415, "unsupported-media-type") { Body = "{}"u8.ToArray(), Headers = type };
        }
    }

    private static IEnumerable<BadRequest> Members()
    {
        foreach (string body in (string[])
        [
            "{\"question\":1}", "{\"question\":null}", "{\"question\":[\"x\"]}", "{\"question\":\"\"}", "{\"question\":\"   \"}", "{\"question\":\"x\",\"question\":\"y\"}", "{\"Question\":\"x\"}",
            "{\"question\":\"x\",\"files\":null}", "{\"question\":\"x\",\"files\":[null]}", "{\"question\":\"x\",\"files\":\"a.md\"}", "{\"question\":\"x\",\"strict\":\"yes\"}", "{\"question\":\"\\ud800\"}",
            "{\"question\":\"" + new string('x', 8_001) + "\"}",
        ])
            yield return Json("POST", "/api/questions", body, 400, "malformed-body");
        yield return Json("POST", "/api/questions", "{\"question\":\"x\",\"assistant\":\"nobody\"}", 400, "unknown-assistant");
        yield return Json("POST", "/api/questions", "{\"question\":\"x\",\"assistant\":\"../tally\"}", 400, "unknown-assistant");
        yield return Json("POST", "/api/questions", "{\"question\":\"x\",\"assistant\":\"\"}", 400, "unknown-assistant");
        yield return Json("POST", "/api/questions", "{\"question\":\"x\",\"conversation\":\"conv_none\"}", 400, "unknown_conversation");
        yield return Json("POST", "/api/questions", "{\"question\":\"x\",\"conversation\":\"../../lock\"}", 400, "unknown_conversation");
        yield return Json("POST", "/api/questions", "{\"question\":\"x\",\"files\":[\"../../lock\"]}", 404, "unknown-file");
        yield return Json("POST", "/api/questions", "{\"question\":\"x\"}", 400, "bad_key") with { Headers = ["Content-Type: application/json", "Idempotency-Key: " + new string('k', 201)] };
        foreach (string body in (string[])["{\"sql\":1}", "{\"sql\":null}", "{\"sql\":\"SELECT 1\",\"sql\":\"SELECT 2\"}", "{\"sql\":\"SELECT 1\",\"collection\":1}"])
            yield return Json("POST", "/api/datasets/query", body, 400, "malformed-body");
        yield return Json("POST", "/api/datasets/query", "{\"sql\":\"SELECT 1\",\"collection\":\"../unil\"}", 404, "unknown-dataset");
        foreach (string body in (string[])
        [
            "{\"tools\":1}", "{\"tools\":\"query\"}", "{\"tools\":[1]}", "{\"temperature\":\"warm\"}", "{\"file_search\":7}", "{\"file_search\":{\"most\":1}}", "{\"description\":\"a\",\"description\":\"b\"}",
            "{\"file_search\":{\"most_results\":1,\"most_results\":2}}", "{\"instructions\":\"\\ud800\"}", "{\"files\":7}", "{\"functions\":{}}",
        ])
            yield return Json("PUT", "/api/assistants/bad-one", body, 400, "malformed-body");
        yield return Json("PUT", "/api/assistants/bad-one", "{\"files\":[\"../../lock\"]}", 422, "unknown-file");
        yield return Json("PUT", "/api/assistants/bad-one", "{\"files\":[null]}", 422, "unknown-file");
        yield return Json("PUT", "/api/assistants/bad-one", "{\"temperature\":99}", 422, "assistant-refused");
        yield return Json("PUT", "/api/assistants/bad-one", "{\"instruction_set\":\"../../lock\"}", 422, "assistant-refused");
        yield return Json("POST", "/api/assistants/nobody/rename", "{\"name\":\"somebody\"}", 404, "unknown-assistant");
        yield return Json("POST", "/api/assistants/nobody/rename", "{\"name\":\"../x\"}", 422, "assistant-refused");
        foreach (string body in (string[])
        [
            "{\"url\":\"nowhere\",\"dataset\":\"a/b\"}", "{\"url\":\"file:///etc/passwd\",\"dataset\":\"a/b\"}", "{\"url\":\"https://not-allowed.example/x.csv\",\"dataset\":\"a/b\"}",
            "{\"url\":\"https://user:secret@localhost/x.csv\",\"dataset\":\"a/b\"}", "{\"url\":\"http://localhost/x.csv\",\"dataset\":\"../b\"}", "{\"url\":\"http://localhost/x.csv\",\"dataset\":\"a/b/c\"}",
            "{\"url\":\"http://localhost/x.csv\",\"dataset\":\"a/b\",\"schedule\":\"now and then\"}",
        ])
            yield return Json("PUT", "/api/sources/bad-one", body, 400, "bad-source");
    }

    private static IEnumerable<BadRequest> Parameters()
    {
        foreach (string list in (string[])["questions", "datasets", "assistants", "files", "sources", "answers/changed"])
        {
            foreach (string limit in (string[])["0", "-1", "101", "1e1", "ten", "%31%30x", "99999999999999999999", "%20"])
                yield return Get($"/api/{list}?limit={limit}", 400, "malformed-parameter");
        }

        foreach (string list in (string[])["datasets", "assistants", "files", "sources"])
            yield return Get($"/api/{list}?after=%21%21", 400, "malformed-parameter");
        foreach (string wait in (string[])["forever", "-1s", "61s", "1.5", "s", "%00"])
            yield return Json("POST", $"/api/questions?wait={wait}", "{\"question\":\"x\"}", 400, "malformed-parameter");
        yield return Get("/api/datasets/unil/HEC/data.json?shape=spiral", 400, "malformed-parameter");
        yield return new BadRequest("a replay on what is not there", "POST", "/api/questions/q_none/replay?on=never", 400, "malformed-parameter");
    }

    private static IEnumerable<BadRequest> Ids()
    {
        string[] ids = ["q_none", "..%5c..%5clock", "%2e%2e%2f%2e%2e%2flock", "C%3a%5clock", "q_%F0%9F%98%80", new string('q', 2_000), "%25%32%65"];
        foreach (string id in ids)
        {
            yield return Get($"/api/questions/{id}", 404, "unknown-question");
            yield return Get($"/api/questions/{id}/events", 404, "unknown-question");
            yield return Get($"/api/questions/{id}/charts/C1.svg", 404, "unknown-chart");
            yield return Get($"/api/questions/{id}/files/{id}", 404, "unknown-file");
            yield return new BadRequest("an id", "DELETE", $"/api/questions/{id}", 404, "unknown-question");
            yield return new BadRequest("an id", "POST", $"/api/questions/{id}/replay", 404, "unknown-question");
            yield return Get($"/api/conversations/{id}", 404, "unknown-conversation");
            yield return new BadRequest("an id", "DELETE", $"/api/conversations/{id}", 404, "unknown-conversation");
            yield return Get($"/api/assistants/{id}", 404, "unknown-assistant");
            yield return new BadRequest("an id", "DELETE", $"/api/assistants/{id}", 404, "unknown-assistant");
            yield return Get($"/api/files/{id}", 404, "unknown-file");
            yield return Get($"/api/files?path={id}", 404, "unknown-file");
            yield return new BadRequest("an id", "DELETE", $"/api/files/{id}", 404, "unknown-file");
            yield return Get($"/api/sources/{id}", 404, "unknown-source");
            yield return new BadRequest("an id", "DELETE", $"/api/sources/{id}", 404, "unknown-source");
            yield return new BadRequest("an id", "POST", $"/api/sources/{id}/refresh", 404, "unknown-source");
        }
    }

    private static IEnumerable<BadRequest> Names()
    {
        foreach (string name in TrickyNames)
        {
            yield return new BadRequest("a name", "PUT", $"/api/datasets/bad/{name}.csv", 400, "malformed-parameter") { Body = "a;b\n1;2\n"u8.ToArray(), Headers = ["Content-Type: text/csv"] };
            yield return new BadRequest("a collection", "PUT", $"/api/datasets/{name}/bad.csv", 400, "malformed-parameter") { Body = "a;b\n1;2\n"u8.ToArray(), Headers = ["Content-Type: text/csv"] };
            yield return Get($"/api/datasets/{name}", 404, "unknown-dataset");
            yield return Get($"/api/datasets/unil/{name}", 404, "unknown-dataset");
            yield return Get($"/api/datasets/{name}/HEC/data.json", 404, "unknown-dataset");
            yield return Get($"/api/datasets/unil/{name}/problems", 404, "unknown-dataset");
            yield return new BadRequest("a name", "DELETE", $"/api/datasets/unil/{name}", 404, "unknown-dataset");
            yield return Json("PUT", $"/api/assistants/{name}", "{}", 422, "assistant-refused");
            yield return Json("PUT", $"/api/sources/{name}", "{\"url\":\"http://localhost/x.csv\",\"dataset\":\"a/b\"}", 400, "bad-source");
        }

        foreach (string path in (string[])["", "noending", "%00.md", "a%0ab.md", "x.exe", "folder/", new string('p', 600) + ".md"])
            yield return new BadRequest("a path", "POST", $"/api/files?path={path}", path.Length == 0 ? 400 : 422, path.Length == 0 ? "malformed-parameter" : path == "x.exe" ? "unsupported-file" : "bad-path")
            {
                Body = "x"u8.ToArray(),
                Headers = ["Content-Type: text/plain"],
            };
        yield return new BadRequest("an empty file", "POST", "/api/files?path=empty.md", 422, "bad-size") { Body = [], Headers = ["Content-Type: text/plain"] };
    }

    private static IEnumerable<BadRequest> Others()
    {
        yield return new BadRequest("no file in it", "PUT", "/api/datasets/bad/empty.csv", 422, "empty-file") { Body = [], Headers = ["Content-Type: text/csv"] };
        yield return new BadRequest("no table in it", "PUT", "/api/datasets/bad/picture.csv", 422, "binary-file")
        {
            Body = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 1, 2, 3, 0xFF, 0xFE, 0, 0],
            Headers = ["Content-Type: text/csv"],
        };
    }

    private static BadRequest Get(string path, int status, string code) => new("a look", "GET", path, status, code) { Headers = [] };

    private static BadRequest Json(string method, string path, string body, int status, string code) =>
        new(Short(body), method, path, status, code) { Body = Encoding.UTF8.GetBytes(body) };

    private static byte[] Deep(string open, string close) => Encoding.UTF8.GetBytes(
        "{\"question\":" + string.Concat(Enumerable.Repeat(open, 5_000)) + "1" + string.Concat(Enumerable.Repeat(close, 5_000)) + "}");

    private static string? TypeOf(string body)
    {
        try
        {
            return JsonElement.Parse(body).TryGetProperty("type", out var type) ? type.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Short(string text) => text.Length > 160 ? text[..160] + "…" : text;
}
