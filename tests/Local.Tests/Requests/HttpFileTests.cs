using Tally.Local.Tests.Support;
using Tally.Requests;

namespace Tally.Local.Tests.Requests;

/// <summary>Request files are read as editors read them.</summary>
public sealed class HttpFileTests
{
    [Fact]
    public void Variables_names_headers_bodies_and_expectations_are_read()
    {
        using var folder = new TemporaryFolder();
        var file = HttpFile.Read(folder.Write("a.http", """
            # What this is.
            @host = http://localhost:1
            @empty =

            ### First
            # @name one
            # expect 200 text/csv
            POST {{host}}/api/x?y={{empty}}
            Content-Type: text/csv
            Accept: a: b

            a;b

            1;2

            ### Second
            // expect $.a[0].b = c = d
            GET {{host}}/api/{{one.response.body.$.id}} HTTP/1.1
            """));

        Assert.Equal(("http://localhost:1", ""), (file.Variables["host"], file.Variables["empty"]));
        Assert.Equal(["First", "Second"], file.Entries.Select(entry => entry.Title));
        var first = file.Entries[0];
        Assert.Equal(("one", "POST", "{{host}}/api/x?y={{empty}}"), (first.Name, first.Method, first.Target));
        Assert.Equal([("Content-Type", "text/csv"), ("Accept", "a: b")], first.Headers);
        Assert.StartsWith("a;b\n\n1;2\n", first.Body, StringComparison.Ordinal);
        Assert.Equal(["200 text/csv"], first.Expected);
        Assert.Null(file.Entries[1].Body);
        Assert.Equal(["$.a[0].b = c = d"], file.Entries[1].Expected);
    }

    [Fact]
    public void What_is_nothing_that_can_stand_there_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<FormatException>(() => HttpFile.Read(folder.Write("a.http", "### One\nFETCH http://localhost\n")));
    }

    [Theory]
    [InlineData("$.a[1].b", "2")]
    [InlineData("$[0]", null)]
    [InlineData("$.a[2]", null)]
    [InlineData("$.c", null)]
    public void A_path_leads_to_a_value_or_to_nothing(string path, string? value) =>
        Assert.Equal(value, JsonPath.Find("""{"a":[{"b":1},{"b":2}]}""", path) is { } found ? JsonPath.Text(found) : null);
}
