using System.IO.Compression;
using System.Text;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest;

public sealed class JsonFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""[{"an":2020,"n":1.50},{"an":2021,"n":null}]""")]
    [InlineData("""{"data":[{"an":2020,"n":1.50},{"an":2021}]}""")]
    [InlineData("""{"meta":{"page":1},"count":2,"results":[{"an":2020,"n":"1.50"},{"an":2021,"n":""}],"tags":["a"]}""")]
    [InlineData("{\"an\":2020,\"n\":1.50}\n{\"an\":2021}\n")]
    [InlineData("\uFEFF[{\"an\":2020,\"n\":1.50},\n{\"an\":2021}]")]
    public async Task Records_are_found_where_json_keeps_them(string json)
    {
        var opened = await OpenAsync("a.json", Encoding.UTF8.GetBytes(json));
        Assert.Equal(["an", "n"], opened.Columns.Select(column => column.Name));
        Assert.Equal([CellValue.Of(2020m), CellValue.Of(2021m)], Enumerable.Range(0, 2).Select(row => opened.Columns[0][row]));
        Assert.Equal("1.50", opened.Columns[1][0].ToString());
        Assert.True(opened.Columns[1].IsNull(1));
    }

    [Fact]
    public async Task Objects_by_key_are_records_with_their_key()
    {
        var opened = await OpenAsync("a.json", Encoding.UTF8.GetBytes("""{"contexte":"étudiants","2020":{"n":1},"2021":{"n":2,"m":"x"}}"""));
        Assert.Equal(["key", "n", "m"], opened.Columns.Select(column => column.Name));
        Assert.Equal([2020m, 2021m], Enumerable.Range(0, 2).Select(row => opened.Columns[0][row].AsNumber()));
    }

    [Fact]
    public async Task A_large_object_is_read_where_its_list_begins()
    {
        string records = string.Join(",\n", Enumerable.Range(0, 20_000).Select(i => $$"""{"id":{{i}},"text":"première ligne {{i}}"}"""));
        var opened = await OpenAsync("a.json", Encoding.UTF8.GetBytes("{\"before\":\"" + new string('x', 200_000) + "\",\"data\":[" + records + "],\"after\":{\"n\":1}}"));
        Assert.Equal(20_000, opened.RowCount);
        Assert.Equal("première ligne 19999", opened.Columns[1][19_999].AsText());
    }

    [Fact]
    public async Task Several_lists_need_a_word_in_the_sidecar()
    {
        byte[] json = """{"data":[{"a":1}],"other":[{"a":7}]}"""u8.ToArray();
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("c/a.json", json);
        var refused = Assert.IsType<IngestOutcome.Refused>((await home.IngestAsync(folder.Path("c"))).Files.Single().Outcome);
        Assert.Equal(ProblemCodes.JsonMalformed, refused.Problems.Single().Code);
        folder.Write("c/a.dataset.json", """{ "records": "other" }""");
        var member = (await home.IngestAsync(folder.Path("c"))).Snapshot!.Members.Single();
        Assert.Equal(7m, (await home.Get<IDatasetLibrary>().OpenAsync(member, Token))!.Columns[0][0].AsNumber());
        var problems = await home.Get<DatasetProblems>().OfAsync((await home.IngestAsync(folder.Path("c"))).Snapshot!, member, Token);
        Assert.Contains(problems!, problem => problem.Code == ProblemCodes.JsonMembersLeftOut);
    }

    [Fact]
    public async Task A_member_that_a_record_names_twice_is_told()
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("c/a.json", """[{"n":1,"n":2},{"n":3,"m":4}]"""u8.ToArray());
        var snapshot = (await home.IngestAsync(folder.Path("c"))).Snapshot!;
        Assert.Equal(2m, (await home.Get<IDatasetLibrary>().OpenAsync(snapshot.Members[0], Token))!.Columns[0][0].AsNumber());
        var problems = await home.Get<DatasetProblems>().OfAsync(snapshot, snapshot.Members[0], Token);
        Assert.Equal(1, Assert.Single(problems!, problem => problem.Code == ProblemCodes.JsonMembersLeftOut).Count);
    }

    [Theory]
    [InlineData("a.json", "[[1,2],[3,4]]", ProblemCodes.JsonMalformed)]
    [InlineData("a.json", """[{"a":1},""", ProblemCodes.JsonMalformed)]
    [InlineData("a.json", "[]", ProblemCodes.NoTable)]
    [InlineData("a.json", "{}", ProblemCodes.NoTable)]
    [InlineData("a.json", "17", ProblemCodes.JsonMalformed)]
    [InlineData("a.ndjson", "{\"a\":1}\nnot json\n", ProblemCodes.JsonMalformed)]
    public async Task What_holds_no_records_is_refused(string name, string json, string code) =>
        Assert.Equal(code, await RefusalAsync(name, Encoding.UTF8.GetBytes(json)));

    [Fact]
    public async Task An_archive_that_was_copied_in_part_is_refused()
    {
        byte[] packed = Pack(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},{i * 7919 % 1000}\n")));
        Assert.Equal(ProblemCodes.BadArchive, await RefusalAsync("a.csv.gz", packed[..(packed.Length / 2)]));
        Assert.Equal(ProblemCodes.BadArchive, await RefusalAsync("a.csv.gz", packed[..^5]));
    }

    [Fact]
    public async Task An_archive_of_several_members_is_one_file()
    {
        byte[] packed = [.. Pack("a,b\n1,2\n"), .. Pack("3,4\n"), .. Pack("5,6\n")];
        Assert.Equal(3, (await OpenAsync("a.csv.gz", packed)).RowCount);
    }

    [Fact]
    public async Task A_record_without_an_end_is_refused_at_its_line() =>
        Assert.Equal(ProblemCodes.RecordTooLong, await RefusalAsync("a.csv", Encoding.UTF8.GetBytes($"a,b\n1,2\n{new string('x', 3_000_000)},1\n")));

    [Fact]
    public async Task A_long_record_within_the_limit_is_one_record_also_where_quotes_need_repair()
    {
        string text = new('x', 700_000);
        var opened = await OpenAsync("a.csv", Encoding.UTF8.GetBytes($"a,b\n{text},1\ndit \"le\" Grand \"x,2\n\"open,3\n4,{text}\n"));
        Assert.Equal(4, opened.RowCount);
        Assert.Equal(text.Length, opened.Columns[0][0].AsText().Length);
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var writer = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            writer.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static async Task<OpenedDataset> OpenAsync(string name, byte[] bytes)
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write($"c/{name}", bytes);
        var member = (await home.IngestAsync(folder.Path("c"))).Snapshot!.Members.Single();
        return (await home.Get<IDatasetLibrary>().OpenAsync(member, Token))!;
    }

    private static async Task<string> RefusalAsync(string name, byte[] bytes)
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write($"c/{name}", bytes);
        return Assert.IsType<IngestOutcome.Refused>((await home.IngestAsync(folder.Path("c"))).Files.Single().Outcome).Problems.Single().Code;
    }
}
